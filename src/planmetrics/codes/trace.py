"""T: a plan held against its document: figures that nothing accounts for, and literals out of place."""

from __future__ import annotations

from planmetrics.codes.code import Code
from planmetrics.diagnostics import Severity

CODES = (
    Code(
        "T001",
        "figure that nothing accounts for",
        "'{figure}' is accounted for by nothing: {context}",
        "encode it as a target, baseline or also; or list it under not_targets: with a reason",
        "Every figure of the document is either encoded, recognised by a rule (`planmetrics explain date` and the "
        "like), or listed by the plan under not_targets. What is none of these may be a target that was overlooked.",
    ),
    Code(
        "T002",
        "printed figure not at its line",
        "line {line} does not print '{printed}'",
        "{advice}",
        "`at` names the line on which the document prints a figure. Spaces do not matter, but 50名 does not stand "
        "in 250名, and in a table the literal has to be the whole cell.",
    ),
    Code(
        "T003",
        "line past the end of the document",
        "line {line} of '{printed}' lies past the end: the document has {lines} lines",
        "check the line; lines count from 1, empty ones included",
        "Lines are those of the text whose sha256 the plan gives.",
    ),
    Code(
        "T004",
        "one literal, several claims",
        "'{printed}' stands {places} on line {line}, but {claims} are located there",
        "correct the line of one of them; if one literal makes several targets, write shared: {claims_number} on each",
        "Each place in the document stands for one target. Where one literal does make several (各100项以上 of three "
        "kinds), every one of them says so: shared: 3.",
    ),
    Code(
        "T005",
        "shared literal with another number of targets",
        "'{printed}' on line {line} is said to make {shared} targets, but {claims} of them are encoded",
        "encode the missing ones, or correct shared:",
        "`shared: 3` on each of three targets says that one literal makes all three, so that a lost one is noticed.",
    ),
    Code(
        "T006",
        "printed figure cut short",
        "printed '{printed}' leaves something out: line {line} prints '{whole}'",
        "copy the comparator too, and encode what it says",
        "The words beside a figure decide whether it is a floor, a ceiling or an approximation.",
    ),
    Code(
        "T007",
        "another edition of the document",
        "this is not the text that the plan refers to: its sha256 begins {found}, the plan's {wanted}",
        "lines may differ; everything is checked against the given text all the same",
        "`document.sha256` tells which text the locators refer to. Another edition may have other lines.",
        Severity.NOTE,
    ),
    Code(
        "T008",
        "empty document",
        "the document holds no text",
        "name the text of the document that the plan's lines refer to",
        "`trace` reads plain text in UTF-8. Of a PDF or Word file save the text first.",
    ),
    Code(
        "T009",
        "cells out of order",
        "'{printed}' does not stand on line {line} where the order of the cells puts it",
        "write the cells of a breakdown in the order of the table, and check which region each belongs to",
        "The cells of a breakdown stand in the order of the document's table, so that two exchanged figures are noticed.",
    ),
)
