"""Reading figures as plans print them, and the precision that print implies, in six rooms.

`numerals` (numbers in digits and words); the scan (`tokens`, `scan`: what is a figure); the frame of words (`words`,
`frame`, `behind`, `references`: what is said about it); `rules` (what is no quantity); the reading (`reading`,
`choose`, `quantities`, `read`); and `precision`.
"""
