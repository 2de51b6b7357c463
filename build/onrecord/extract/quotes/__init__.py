"""Quotes: who is said to have said what, found by rules over the units of each sentence.

`finding.find_quotes` goes through a text. What stands in which module:

- where an attribution is, as a chain of classes that each know some more of its forms: `clause`, `towns`,
  `subjects`, `cues`, `clauses`, `objects`, `measures`, `hearers`, `complements`, `passives`, `nouns`,
  `shared`, `secondary`, `minds`, `polls`, `views`, `verbless`, `relatives`, `following`, `joins`, and last
  `frames`;
- where its content begins and ends, as another such chain: `turns`, `overruns`, `ends`, `lefts`,
  `contents`, `strange`, `apart`, `paragraphs`, and last `finding`;
- words that stand apart from who says them: `blocks`, `transcripts`, `placing`, `signs`; within
  quotations: `nested`;
- what is made of a quote afterwards: `speech`, `closings`, `speakers`, `pronouns`, `asides`, `relays`;
- the rules by name, with confidence and an example: `rules`.
"""
