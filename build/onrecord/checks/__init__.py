"""Rules: what must hold between records, which no schema of one record can say."""
