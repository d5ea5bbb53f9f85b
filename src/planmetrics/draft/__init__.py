"""From a document's text to a plan that nobody has checked yet: what it promises, and why other figures are none.

Rooms: `sections` and `periods` tell where and when a sentence speaks, `spans` what belongs to a figure, `names` of what
it is, `exclusions` why it is no target; `prose` (`english`) and `tables` (by `grids`, `heads` and `cells`) use these;
English has rooms of its own: `english`, and `english_tense`, `english_periods`, `english_names` and so on beside it;
`drafting` goes through a text with both; `indicators`, `encoding`, `entries` and `written` make the plan file.
"""
