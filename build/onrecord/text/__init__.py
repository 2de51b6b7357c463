"""Text and the spans in it: offsets are Unicode code points, half-open, from the first step to the last."""
