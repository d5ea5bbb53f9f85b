"""Y: the file as text and as YAML."""

from __future__ import annotations

from planmetrics.codes.code import Code

CODES = (
    Code(
        "Y001",
        "not UTF-8",
        "the file is not UTF-8: byte {byte} cannot be read{guess}",
        "save the file as UTF-8 (most editors: Save with Encoding, UTF-8)",
        "Data files are UTF-8, with or without a byte-order mark. Files from Chinese Windows are often GBK: "
        "open them as GBK and save them as UTF-8. A tool would be `iconv -f GBK -t UTF-8 old.yaml > new.yaml`.",
    ),
    Code(
        "Y002",
        "UTF-16 or UTF-32",
        "the file is {encoding}, not UTF-8",
        "save the file as UTF-8 (in Notepad: Save as, Encoding: UTF-8)",
        "Data files are UTF-8. “Unicode” in the dialogs of older Windows programs means UTF-16.",
    ),
    Code(
        "Y003",
        "invisible character",
        "{what} is not allowed here",
        "delete it; it is invisible, so delete from the last visible character to the next and type again",
        "Control characters, zero-width characters and those that turn the direction of writing are refused: "
        "they come along when text is pasted from a page or a PDF, nobody sees them, names that look equal stop "
        "being equal, and some can rewrite what a terminal shows.",
    ),
    Code(
        "Y004",
        "file too large",
        "the file has {size:,} bytes; the limit is {limit:,}",
        "split the file: one plan a file, one region's actuals a file",
        "A limit keeps one bad file from stopping a run over thousands. A plan of 100 indicators has some 40 kB.",
    ),
    Code(
        "Y005",
        "too many values",
        "the file has more than {limit:,} keys and values",
        "split the file: one plan a file, one region's actuals a file",
        "A limit keeps one bad file from stopping a run over thousands.",
    ),
    Code(
        "Y006",
        "nested too deeply",
        "lists or mappings are nested more than {limit} deep",
        "check the brackets and the indentation from here on",
        "No form of plan file is nested more than ten deep. Deeper nesting is a slip in the brackets, or an attack.",
    ),
    Code(
        "Y007",
        "not YAML",
        "the text is not YAML from here on: {reason}",
        "{advice}",
        "The text does not follow YAML's rules. Usual causes: a list item that is not indented like its "
        "neighbours, a bracket or quote left open, a colon without a space after it, text that holds ': ' or ' #' "
        "and needs quotes.",
    ),
    Code(
        "Y008",
        "key written twice",
        "key '{key}' stands here for the second time (first on line {line})",
        "keep one of the two",
        "YAML readers differ on which of two equal keys wins, so neither may. The first one was read here.",
    ),
    Code(
        "Y009",
        "alias",
        "alias '*{name}' is not allowed",
        "write the value out here; if it is text that begins with *, put it in quotes",
        "Anchors and aliases (&name, *name) are refused: a plan file is reviewed line by line, and each line has "
        "to say what it means by itself. They can also blow up 300 bytes to gigabytes.",
    ),
    Code(
        "Y010",
        "merge key",
        "merge key '<<' is not allowed",
        "write the keys out here",
        "Merge keys are not part of YAML 1.2, and hide where a value comes from.",
    ),
    Code(
        "Y011",
        "tag",
        "tag '{tag}' is not allowed",
        "delete the tag, leave numbers bare; if it is text that begins with !, put it in quotes",
        "Tags such as !!str or !python/object change what a value is. The field decides that here.",
    ),
    Code(
        "Y012",
        "more than one document",
        "{what} is not allowed: a file holds one document",
        "put it into a file of its own, and delete the line",
        "One plan a file: the name of the file is the id of the plan.",
    ),
    Code(
        "Y013",
        "empty file",
        "the file is empty",
        "delete it, or start with `format: 1`",
        "A file without content says nothing; it may have been cut short while saving.",
    ),
    Code(
        "Y014",
        "no mapping at the top",
        "the file holds {kind} where keys were expected",
        "start with `format: 1` at the left margin",
        "A data file is a list of `key: value` lines at its top level.",
    ),
    Code(
        "Y015",
        "key that is not text",
        "a list or a mapping stands where a key was expected",
        "write a plain word before the colon",
        "Keys are words. A `{...}` or `[...]` before a colon, or a `?`, makes something else of them.",
    ),
    Code(
        "Y016",
        "character that needs quotes",
        "a value cannot begin with '{character}' unless it is quoted",
        'put it in quotes: "{character}"',
        "YAML keeps %, @ and ` at the beginning of a value for itself. Most often it is `unit: %`, which has to "
        'be written `unit: "%"`.',
    ),
    Code(
        "Y017",
        "full-width punctuation",
        "full-width '{character}' stands where YAML wants '{ascii}'",
        "type '{ascii}' with the input method switched to half width (and a space after a colon)",
        'Chinese input methods produce ：，（）［］｛｝“” and a wide space. YAML knows only : , [ ] { } " and the '
        "ordinary space. Inside quoted text they are welcome.",
    ),
    Code(
        "Y018",
        "anchor",
        "anchor '&{name}' is not allowed",
        "delete it, and write each value where it belongs; if it is text that begins with &, put it in quotes",
        "Anchors and aliases (&name, *name) are refused: a plan file is reviewed line by line, and each line has "
        "to say what it means by itself.",
    ),
    Code(
        "Y019",
        "tab",
        "a tab stands where YAML wants spaces",
        "indent with spaces (editors: convert tabs to spaces)",
        "YAML refuses tabs in indentation, since their width is anybody's guess.",
    ),
    Code(
        "Y020",
        "cannot be read",
        "the file cannot be read: {reason}",
        "{advice}",
        "The file could not be opened, or is no ordinary file. Commands end with exit code 3 then.",
    ),
)
