"""Publishing: tables become files, all of them or none, and the same tables give the same bytes.

`package` is the way in: `publish` writes every output, `stale` says which are not current.
"""
