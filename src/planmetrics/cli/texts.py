"""Every text that commands say themselves, in Chinese and English: help, refusals, hints, notes. One table.

Keys: `command.NAME` is the line of the list of commands, `help.NAME` the text of its page, `option.*` and `argument.*`
what they are for. Of a refusal `KEY` is what was found, and `KEY.hint` what to do about it. The places in braces are
the same in both languages; codes, ids, options and commands are not translated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planmetrics.render.words import Lang

TEXTS: dict[str, tuple[str, str]] = {
    # the program, and its commands as they are listed
    "help": (
        "用纯文本跟踪规划：各项目标还差多少，还需要多快的增长？",
        "Plain-text plan tracking: how far is each target, and what growth does it still need?",
    ),
    "help.exit_codes": (
        "退出码：0 正常，1 有问题或发现，2 用法有误，3 文件无法读写，130 被中断。",
        "Exit codes: 0 clean, 1 findings, 2 wrong usage, 3 a file could not be read or written, 130 interrupted.",
    ),
    "command.gap": ("各项目标还差多少，还需要多快的增长。", "How far each target is, and what it still needs."),
    "command.summary": (
        "目标进展统计：按规划、属性、责任单位和地区。",
        "How many targets fare how: by plan, nature, owner and region.",
    ),
    "command.rank": (
        "晾晒：分解到各地区的目标，各地区的名次。",
        "The regions that a target is divided among, best first.",
    ),
    "command.cagr": (
        "规划要求和写明的年均增速；也是计算器。",
        "The growth that plans ask for and state; a calculator.",
    ),
    "command.validate": ("检查 YAML 文件，供持续集成使用。", "Check the YAML files: the check for CI."),
    "command.audit": ("核查：规划中不能同时成立的表述。", "What plans say that cannot all be true."),
    "command.plans": ("有哪些规划。", "Which plans there are."),
    "command.show": ("一个规划，或一项指标及其出处和来源。", "One plan, or one indicator with its sources."),
    "command.compare": ("一项指标在各规划、各地区、各年份的比较。", "One indicator across plans, regions and years."),
    "command.trace": (
        "规划文件中的每个数字：已录入、已说明或遗漏。",
        "Every figure of a plan's document: encoded, explained or missing.",
    ),
    "command.review": (
        "由程序起草的规划中，还有哪些内容待定。",
        "What of a drafted plan is still to be decided.",
    ),
    "command.draft": ("从文档起草规划，逐行待核对。", "A plan out of a document, every row still to be checked."),
    "command.read": ("目标的原文是怎样理解的。", "How a printed target is understood."),
    "command.export": ("全部目标或观测值的整齐数据表。", "Tidy tables of all targets or observations."),
    "command.explain": ("代码、原因、状态或方法的含义。", "What a code, reason, status or method means."),
    # pages of help
    "help.gap": (
        "规划的各项目标还差多少，还需要多快的增长，进度是否跟得上？",
        "How far is each target of a plan, what growth does it still need, and is it on track?",
    ),
    "help.summary": (
        "有多少目标已完成、快于预期、滞后？按规划、属性、责任单位和地区分组，须关注的在前。\n\n不写 PLAN 就统计所有规划。",
        "How many targets are met, ahead, behind? By plan, nature, owner and region, the worst group first.\n\nWithout PLAN it counts the targets of all plans.",
    ),
    "help.rank": (
        "分解到各地区的目标，哪个地区领先？每张分解表各自排名，好的在前，没有可用数据的不排名。",
        "Which region leads? Each table that divides a target among regions, the best first; without usable data there is no rank.",
    ),
    "help.cagr": (
        "规划要求多快的增长，与它自己写明的增速是否一致？\n\n基期、分年目标、终期目标之间每段一行。给出两个数字时是计算器。",
        "What growth does a plan ask for, and is it the growth that it states?\n\nA row a segment between baseline, milestones and target. With two figures it is a calculator.",
    ),
    "help.validate": (
        "YAML 文件是否有错？每个文件的每个问题，都给出行和列。\n\n命令行上写明的文件，与其数据文件夹中的其他文件一起检查。",
        "Are the YAML files sound? All that is wrong in any file, each at its line and column.\n\nFiles named on the command line are checked against the rest of their data folder.",
    ),
    "help.audit": (
        "规划与自身、与其他规划、与公布数据在哪里矛盾？\n\n有未说明的矛盾时退出码为 1。`planmetrics explain 代码` 说明每条规则。",
        "Where do plans contradict themselves, each other, and what was observed?\n\nExit code 1 where a contradiction is not acknowledged. `planmetrics explain CODE` tells of a rule.",
    ),
    "help.plans": (
        "有哪些规划：状态、印发日期、规划期、有多少目标、其中多少可以评估？",
        "Which plans are there: standing, date, horizon, how many targets, and how many of them can be judged?",
    ),
    "help.show": (
        "规划用原文承诺了什么，出处在哪里？写明指标时：它的目标路径，公布过哪些数据，由谁公布？",
        "What does a plan promise, in its own words, and where? With an indicator: its path, what was observed, by whom?",
    ),
    "help.compare": (
        "同一项指标，各规划承诺了什么，各地区现状如何，还需要什么？同一行只列可比的数值。",
        "Who promises what of one indicator, where are they, and what do they need? Only what compares is on one row.",
    ),
    "help.trace": (
        "每个录入的数字是否确在所注的行，文件中的每个数字是否都有着落？\n\n数字或已录入，或由规则识别，或列在 not_targets 中，或遗漏；有遗漏时退出码为 1。",
        "Does every printed figure stand at its line, and is every figure of the document accounted for?\n\nA figure is encoded, recognised by a rule, listed under not_targets, or missing; exit code 1 if one is.",
    ),
    "help.review": (
        "起草的每一行说的是什么，文件中怎样写，要定的是什么？\n\n行号是它在文件中的行和该行的第几个数字，不随其他行的取舍而变。接受即删去 check；不接受的列入 not_targets 并写明理由；最后一行定下后，`draft: true` 一并删去。",
        "What does each drafted row say, how does the document put it, and what is to be decided?\n\nA row is called by its line in the document and which figure of that line it is, which stays when others are decided. Accepting deletes check; what is rejected goes to not_targets with a reason; with the last row `draft: true` goes too.",
    ),
    "help.draft": (
        "这份文档承诺了什么？起草一份规划：指标、目标、基期、分解到各地区的目标，每行注明没有把握的地方；其余数字连同理由列在 not_targets 下。\n\n草稿未经核对，不是规划：逐行核对后才能使用。",
        "What does this document promise? A plan is drafted: indicators, targets, baselines and parts by region, each with what is uncertain about it; every other figure is listed under not_targets with a reason.\n\nA draft is not checked, and no plan yet: somebody has to read each row first.",
    ),
    "help.read": (
        "目标的原文怎样理解：形式、比较词、数值、单位，还说了什么？\n\n原文没有确定数量的，说明原因；`planmetrics explain 原因` 给出解释。",
        "How is a printed target understood: form, comparator, value, unit, and what the words say?\n\nWhere a text fixes no quantity the reading says why; `planmetrics explain REASON` tells more.",
    ),
    "help.export": (
        "按录入原样导出每项目标，或导出每条观测值及其来源。",
        "Every target as encoded, or every observation with its source, as a tidy table.",
    ),
    "help.explain": (
        "诊断、原因、状态、方法或表头是什么意思，该怎么办？",
        "What does a diagnostic, reason, status, method or column mean, and what can be done about it?",
    ),
    # words of every page of help
    "page.usage": ("用法：", "Usage: "),
    "page.any_options": ("[选项]", "[OPTIONS]"),
    "page.any_command": ("命令 [参数]...", "COMMAND [ARGS]..."),
    "page.examples": ("示例：", "Examples:"),
    "page.arguments": ("参数：", "Arguments:"),
    "page.options": ("选项：", "Options:"),
    "page.commands": ("命令：", "Commands:"),
    "page.default": ("（默认：{value}）", " [default: {value}]"),
    # options
    "option.help": ("显示本页后退出。", "Show this page and stop."),
    "option.version": ("显示版本后退出。", "Print the version and stop."),
    "option.lang": (
        "语言。默认：PLANMETRICS_LANG，其次系统区域设置。",
        "Language. Default: PLANMETRICS_LANG, then the locale.",
    ),
    "option.plan": ("规划的 id，见 `planmetrics plans`。", "Id of a plan; `planmetrics plans` lists them."),
    "option.region": (
        "地区代码或名称，例如 330112。可重复。",
        "Code or name of a region, for example 330112. May be repeated.",
    ),
    "option.all_regions": ("规划设有目标的所有地区。", "Every region that the plan sets a target for."),
    "option.indicator": ("指标的 id。可重复。", "Id of an indicator. May be repeated."),
    "option.since": (
        "与这个更早的时间相比有哪些变化：新滞后、已追回、有新数据。",
        "What changed since this earlier moment: newly behind, recovered, new figures.",
    ),
    "option.as_of": (
        "从哪一天或哪个时期看：2024-06-30、2024-06、2024。默认：今天。",
        "Look from this date or period: 2024-06-30, 2024-06, 2024. Default: today.",
    ),
    "option.format": ("输出格式。", "What to print."),
    "option.color": ("颜色；auto 表示只在终端上用。", "Colour; auto means on a terminal."),
    "option.data": (
        "含有 plans/ 的文件夹。默认：PLANMETRICS_DATA，其次向上最近的 data/plans，再次随程序所附数据。",
        "The folder that holds plans/. Default: PLANMETRICS_DATA, the nearest data/plans upward, the package's.",
    ),
    "option.method": (
        "评估方法：schedule、pace、linear、energy-saving、statcan、eustat、unsd2023，或 --methods 中的一种；all 为并列所有方法。",
        "How pace is judged: schedule, pace, linear, energy-saving, statcan, eustat, unsd2023, or one of --methods; all: side by side.",
    ),
    "option.methods": ("含有更多方法的 YAML 文件。", "A YAML file of further methods."),
    "option.what_if": (
        "假设一条观测值：rd-intensity@2025=3.98。可重复。",
        "Suppose an observation: rd-intensity@2025=3.98. May be repeated.",
    ),
    "option.all_plans": ("所有规划的目标。", "The targets of all plans."),
    "option.owner": (
        "该责任单位的目标；不写规划时为所有规划的。可重复。",
        "Targets of this owner, of all plans where none is named. May be repeated.",
    ),
    "option.year": ("该年的目标。可重复。", "Targets of this year. May be repeated."),
    "option.status": ("该状态或原因的行。可重复。", "Rows of this status or reason. May be repeated."),
    "option.fail_on": (
        "有该状态的行时以 1 退出。可重复。",
        "Exit with 1 where a row has this status. May be repeated.",
    ),
    "option.usable": ("只列有数据可评估的行。", "Only rows with data to judge by."),
    "option.baseline": ("从该年的观测值起计算进度。", "Count progress from the observation of this year."),
    "option.sort": (
        "各行的顺序；除前两种外，差的在前。",
        "Order of the rows; all but the first two: worst first.",
    ),
    "option.table": (
        "含有基期值、最新值、目标值的表格（CSV、xlsx；- 为标准输入），代替规划。",
        "A table of base, latest and target values (CSV or xlsx; - is stdin) instead of plans.",
    ),
    "option.encoding": ("--table 的编码；auto 自动识别。", "How the text of --table is encoded; auto tells by itself."),
    "option.fiscal_year_starts": (
        "--table 中的财年（2024/25）从几月开始。",
        "The month in which fiscal years (2024/25) of --table start.",
    ),
    "option.raw": (
        "--table 的 CSV 输出中，像公式的原文不加撇号。",
        "In CSV of --table, given cells that look like formulas get no apostrophe.",
    ),
    "option.rank_by": ("按完成率还是按差距排名。", "Rank by attainment or by gap."),
    "option.years": ("START 至 END 的年数。", "Years from START to END."),
    "option.across": ("一项指标，所有规划和地区的。", "One indicator, of every plan and region."),
    "option.rule": ("只用该规则，写代码或名称。可重复。", "Only this rule, by code or slug. May be repeated."),
    "option.severity": ("只列不轻于此的发现。默认：doubt。", "Only findings at least as grave. Default: doubt."),
    "option.notes": ("也列出提示：同 --severity note。", "Notes too: the same as --severity note."),
    "option.acknowledged": ("也列出已说明的发现。", "Acknowledged findings too."),
    "option.strict": ("有警告时也以 1 退出。", "Exit with 1 on warnings too."),
    "option.lines": (
        "只看文件的这些行：38-47。",
        "Look at these lines of the document only: 38-47.",
    ),
    "option.every_figure": ("列出每个数字及其着落。", "List every figure with what accounts for it."),
    "option.accept": (
        "接受这些行：12.1、一整行 12 或多行 12-30。",
        "Accept these rows: 12.1, a whole line 12, or lines 12-30.",
    ),
    "option.reject": (
        "这些行不是目标；须写 --reason。",
        "These rows are no targets; needs --reason.",
    ),
    "option.reason": ("不是目标的理由。", "Why they are none."),
    "option.document": (
        "规划的文档或其文本。默认：规划文件旁的同名 .txt。",
        "The document or its text. Default: the .txt of the same name beside the plan.",
    ),
    "option.drafts": (
        "也用由程序起草、尚未核对的规划。",
        "Use plans too that the program drafted and nobody has checked.",
    ),
    # arguments
    "argument.draft": (
        "起草的规划：id 或文件。",
        "A drafted plan: its id, or its file.",
    ),
    "argument.rows": ("更多的行，接在 --accept 或 --reject 之后。", "More rows, behind --accept or --reject."),
    "argument.plan": ("规划的 id，见 `planmetrics plans`。", "Id of a plan; `planmetrics plans` lists them."),
    "argument.own_indicator": ("规划中一项指标的 id。", "Id of one of its indicators."),
    "argument.indicator": ("指标的 id。", "Id of an indicator."),
    "argument.figures": ("两个数字，供计算器使用。", "Two figures, for the calculator."),
    "argument.what": ("导出什么。", "What to export."),
    "argument.paths": (
        "要检查的文件，或数据文件夹。默认：整个数据文件夹。",
        "Files to check, or a data folder. Default: the whole data folder.",
    ),
    "argument.document": (
        "规划的文档，或由它取出的文本：纯文本、docx、xlsx、html、pdf。",
        "Its document, or the text taken from it: plain text, docx, xlsx, html, pdf.",
    ),
    "argument.to_draft": (
        "要起草的文档：纯文本、docx、xlsx、html 或 pdf。",
        "The document: plain text, docx, xlsx, html or pdf.",
    ),
    "option.draft_output": (
        "写入这个文件，取出的文本存在旁边；文件名就是规划的 id。默认：规划输出到标准输出。",
        "Write the plan here, and the text taken from the document beside it; the name is the plan's id. Default: stdout.",
    ),
    "option.draft_region": (
        "规划所属地区的代码或名称。默认：标题中写明的地区。",
        "Code or name of the plan's region. Default: the one that its title names.",
    ),
    "option.draft_year": (
        "文档没有写明年份时的目标年。",
        "The year that targets are meant for where the document names none.",
    ),
    "argument.texts": (
        "原文的表述；- 表示从标准输入读取，每行一条。",
        "Printed expressions; - reads them from stdin, one a line.",
    ),
    "argument.code": (
        "代码，如 D001 或 A002；方法，如 statcan；或表中印出的词。不写则列出全部。",
        "A code such as D001 or A002, a method such as statcan, or a word that a table prints. Without one: all.",
    ),
    # wrong usage: what a command line is made of
    "no_such_option": ("没有选项 {option}", "there is no option {option}"),
    "did_you_mean_option": (
        "没有选项 {option}；是否指 {words}？",
        "there is no option {option}; did you mean {words}?",
    ),
    "no_such_command": ("没有命令“{command}”", "there is no command '{command}'"),
    "missing_argument": ("缺少 {name}", "{name} is missing"),
    "needs_value": ("{option} 之后缺少一个值", "{option} wants a value behind it"),
    "takes_no_value": ("{option} 不带值", "{option} takes no value"),
    "unexpected": ("多出了“{words}”", "'{words}' is too much"),
    "no_choice": ("{name} 是“{value}”，应为 {choice} 之一", "{name} is '{value}', which is not one of {choice}"),
    "no_whole_number": ("{name} 是“{value}”，不是整数", "{name} is '{value}', which is no whole number"),
    "refused": ("{message}", "{message}"),
    "see_help": ("`{command} --help` 列出可用的写法", "`{command} --help` tells what there is"),
    "unknown_lang": ("--lang 是“{lang}”", "--lang is '{lang}'"),
    "unknown_lang.hint": ("请写 zh 或 en", "write zh or en"),
    "not_together": ("{one} 不能与 {other} 同用", "{one} does not go with {other}"),
    "leave_one_out": ("请去掉一个", "leave one out"),
    "of_table": ("表中每一行都按原样评估：请去掉一个", "every row of the table is judged as it stands: leave one out"),
    "of_figures": ("数字用于计算，选项用于规划：请去掉一个", "figures calculate, options look at plans: leave one out"),
    "name_one_method": ("请指定一种方法", "name one method"),
    "of_observations": ("请用 --region：观测值属于地区", "use --region; observations belong to regions"),
    "of_no_moment": (
        "没有规划时列出所有观测值：请去掉它，或写明规划",
        "without a plan all that was ever observed is listed: leave it out, or name a plan",
    ),
    "for_table_only": ("{option} 只用于 --table", "{option} is for --table alone"),
    "for_table_only.hint": ("请去掉它", "leave it out"),
    "no_format": ("这个命令没有 {format} 格式", "this command has no format {format}"),
    "no_format.hint": ("请写其中之一：{formats}", "write one of {formats}"),
    # wrong usage: data, plans, regions, indicators, owners
    "no_plans_folder": (
        "{origin} 是“{folder}”，但没有文件夹“{plans}”",
        "{origin} is '{folder}', but there is no folder '{plans}'",
    ),
    "no_plans_folder.hint": ("请指定含有 plans/ 的文件夹", "name the folder that holds plans/"),
    "no_data": ("此处及以上没有数据文件夹", "there is no data folder here or above"),
    "no_data.hint": ("请用 --data 指定含有 plans/ 的文件夹", "name the folder that holds plans/ with --data"),
    "which_plan": ("哪个规划？缺少 {option}", "which plan? {option} is missing"),
    "which_plan.hint": ("规划有：{plans}", "plans: {plans}"),
    "no_plans": ("这里没有规划", "there are no plans here"),
    "plan_is_path": (
        "{option} 是“{plan}”，这是路径，应写 id",
        "{option} is '{plan}', which is a path: an id is wanted",
    ),
    "unknown_plan": ("{option} 是“{plan}”，这里没有这个规划", "{option} is '{plan}', which is no plan here"),
    "unknown_region": (
        "--region 是“{region}”，regions.yaml 中没有",
        "--region is '{region}', which is not in regions.yaml",
    ),
    "not_of_plan": (
        "{option} 是“{indicator}”，{plan} 没有这项指标",
        "{option} is '{indicator}', which is no indicator of {plan}",
    ),
    "not_of_plans": (
        "{option} 是“{indicator}”，这些规划没有这项指标",
        "{option} is '{indicator}', which is no indicator of these plans",
    ),
    "unknown_indicator": (
        "{option} 是“{indicator}”，规划和登记表中都没有",
        "{option} is '{indicator}', which is in no plan and no registry",
    ),
    "unknown_owner": ("--owner 是“{owner}”，这里没有由它负责的目标", "--owner is '{owner}', who owns no target here"),
    "show_what": ("哪个规划？缺少 PLAN", "which plan? PLAN is missing"),
    "show_what.hint": (
        "请指定一个（见 `planmetrics plans`），或用 --indicator ID 看所有规划的一项指标",
        "name one (`planmetrics plans` lists them), or give --indicator ID for all of them",
    ),
    # wrong usage: moments, years, statuses, methods, rules
    "no_moment": (
        "{option} 是“{moment}”，既不是日期也不是时期",
        "{option} is '{moment}', which is neither a date nor a period",
    ),
    "since_not_earlier": (
        "--since {since} 不早于 --as-of {as_of}",
        "--since {since} is not earlier than --as-of {as_of}",
    ),
    "since_not_earlier.hint": ("请写一个更早的时间", "write an earlier moment"),
    "no_moment.hint": ("请写 2024-06-30、2024-06 或 2024", "write 2024-06-30, 2024-06 or 2024"),
    "no_lines": ("--lines 是“{lines}”，不是行号", "--lines is '{lines}', which are no lines"),
    "no_lines.hint": ("请写首行和末行：38-47", "write the first and the last one: 38-47"),
    "lines_beyond": (
        "--lines 是“{lines}”，文件没有这些行：它有 {count} 行",
        "--lines is '{lines}', which the document does not have: it has {count} lines",
    ),
    "lines_beyond.hint": ("请写其中的行，从 1 数起：38-47", "write lines that it has, counted from 1: 38-47"),
    "no_year": ("{option} 是“{year}”，不是年份", "{option} is '{year}', which is not a year"),
    "no_year.hint": ("请写年份：2027", "write a year: 2027"),
    "unknown_status": ("{option} 是“{status}”，没有这个状态", "{option} is '{status}', which is no status"),
    "unknown_method": ("--method 是“{method}”，没有这种方法", "--method is '{method}', which is no method"),
    "unknown_rule": ("--rule 是“{rule}”，核查没有这条规则", "--rule is '{rule}', which is no rule of the audit"),
    # wrong usage: suppositions
    "same_supposed": (
        "--what-if {written} 与 {other} 说的是同一个值",
        "--what-if {written} speaks of the same as {other}",
    ),
    "no_supposition": ("--what-if 是“{written}”", "--what-if is '{written}'"),
    "no_supposition.hint": (
        "请写指标、@、时期、= 和数值：rd-intensity@2025=3.98",
        "write an indicator, @, a period, = and a value: rd-intensity@2025=3.98",
    ),
    "supposed_indicator": (
        "--what-if 说的是“{indicator}”，这里没有这项指标",
        "--what-if speaks of '{indicator}', which is no indicator here",
    ),
    "supposed_period": (
        "--what-if 说的是“{period}”，不是时期",
        "--what-if speaks of '{period}', which is not a period",
    ),
    "supposed_period.hint": ("请写 2025、2025-H1、2025-Q3 或 2025-06", "write 2025, 2025-H1, 2025-Q3 or 2025-06"),
    "supposed_value": ("--what-if 给出“{value}”，不是数字", "--what-if gives '{value}', which is not a number"),
    "supposed_value.hint": ("请按指标的单位写纯数字：3.98", "write plain digits in the indicator's unit: 3.98"),
    "supposed_early": (
        "--what-if 说的是 {period}，尚未结束，不会计入",
        "--what-if speaks of {period}, which is not over yet: it would not count",
    ),
    "supposed_early.hint": ("请从该时期末看：--as-of {period}", "look from its end: --as-of {period}"),
    "supposed_where": (
        "--what-if 是“{written}”，没有说明是哪个地区",
        "--what-if is '{written}', which does not say of which region",
    ),
    "supposed_where.hint": ("请写 {indicator}:{region}@{rest}", "write {indicator}:{region}@{rest}"),
    # wrong usage: the calculator
    "two_figures": ("计算器需要两个数字，给了{count}个", "the calculator takes two figures, not {count}"),
    "two_figures.hint": ("请写 `planmetrics cagr 466 1000 --years 5`", "write `planmetrics cagr 466 1000 --years 5`"),
    "figure_is_plan": ("“{plan}”是规划，不是数字", "'{plan}' is a plan, not a figure"),
    "figure_is_plan.hint": ("请写 `planmetrics cagr --plan {plan}`", "write `planmetrics cagr --plan {plan}`"),
    "years_missing": ("缺少 --years", "--years is missing"),
    "years_missing.hint": (
        "请写 `planmetrics cagr {figures} --years 5`",
        "write `planmetrics cagr {figures} --years 5`",
    ),
    "no_time": ("--years 是 {years}：增长需要时间", "--years is {years}: growth needs time"),
    "no_time.hint": ("请写大于 0 的年数", "write a number of years above 0"),
    "not_above_zero": (
        "从 {start} 到 {end} 没有年均增速：两个数字都须大于零",
        "there is no compound rate from {start} to {end}: both have to be above zero",
    ),
    "not_above_zero.hint": ("按等量增加，每年 {step}", "in equal steps it is {step} a year"),
    "beyond_measure": (
        "从 {start} 到 {end} 没有年均增速：超出一切尺度",
        "there is no compound rate from {start} to {end}: it is beyond all measure",
    ),
    "beyond_measure.hint": ("按等量增加，每年 {step}", "in equal steps it is {step} a year"),
    "no_number": ("{what} 是“{text}”，不是数字", "{what} is '{text}', which is not a number"),
    "no_number.hint": ("请写纯数字：1234.5", "write plain digits: 1234.5"),
    "figure": ("数字", "figure"),
    "out_of_range": ("{what} 是“{text}”，超出范围", "{what} is '{text}', which is out of range"),
    "out_of_range.hint": ("请写规划中可能出现的数字", "write a figure that a plan could hold"),
    # wrong usage: files and texts
    "no_path": ("没有“{path}”", "there is no '{path}'"),
    "no_path.hint": ("请核对名称", "check the name"),
    "no_yaml": ("该文件夹中没有 YAML 文件", "there are no YAML files in that folder"),
    "no_yaml.hint": ("请指定文件，或含有 plans/ 的文件夹", "name files, or the folder that holds plans/"),
    "stdin_closed": ("标准输入已关闭", "stdin is closed"),
    "stdin_closed.hint": ("请用管道送入文本，每行一条", "pipe the texts into it, one a line"),
    "pipe_a_table": ("请用管道送入表格", "pipe a table into it"),
    "stdin": ("标准输入", "stdin"),
    "no_library": (
        "读取 {file} 需要 {library}，尚未安装",
        "reading {file} takes {library}, which is not installed",
    ),
    "no_library.hint": (
        "请运行 `pip install 'planmetrics[documents]'`",
        "run `pip install 'planmetrics[documents]'`",
    ),
    "reading_page": ("正在读取 {file}：第{page}页，共{pages}页", "reading {file}: page {page} of {pages}"),
    "no_openpyxl": (
        "{file} 是工作簿，读取它需要 openpyxl",
        "{file} is a workbook, and reading one takes openpyxl",
    ),
    "no_openpyxl.hint": (
        "请运行 `pip install 'planmetrics[documents]'`，或把表格存为 CSV",
        "run `pip install 'planmetrics[documents]'`, or save the table as CSV",
    ),
    "unexplained": (
        "“{asked}”不是代码、原因、状态、规则、方法或表头",
        "'{asked}' is no code, reason, status, rule, method or head of a column",
    ),
    "nothing_read": ("{file} 中没有读到任何内容", "nothing could be read of {file}"),
    "cannot_write": ("{name}：{why}", "{name}: {why}"),
    "output": ("输出", "output"),
    # what cannot be written
    "cannot_save": (
        "{file} 无法写入：{why}；原文件未改动",
        "{file} cannot be written: {why}; the old file is as it was",
    ),
    "cannot_save.hint": (
        "请核对权限和磁盘空间，再运行一次",
        "check permissions and room on the disk, and run it again",
    ),
    "why.no_permission": ("没有权限", "no permission"),
    "why.read_only": ("文件系统是只读的", "the disk can only be read"),
    "why.disk_full": ("磁盘已满", "the disk is full"),
    "changed_meanwhile": (
        "{file} 刚被另一个程序改动；未写入任何内容",
        "{file} was changed by another program just now; nothing was written",
    ),
    "changed_meanwhile.hint": ("请再运行一次", "run it again"),
    "locked": (
        "本程序的另一次运行正在写入“{folder}”，等了一分钟；未写入任何内容",
        "another planmetrics has been writing to '{folder}' for a minute; nothing was written",
    ),
    "locked.hint": ("请等它结束，再运行一次", "wait for it to end, and run it again"),
    # drafting
    "draft_exists": ("{file} 已经存在，未写入任何内容", "{file} is there already; nothing was written"),
    "draft_exists.hint": ("请换一个名称，或先移走该文件", "choose another name, or move that file away first"),
    "draft_name": (
        "“{file}”不能作为规划文件的名称",
        "'{file}' cannot be the name of a plan's file",
    ),
    "draft_name.hint": (
        "请用小写字母、数字和连字符，以 `.yaml` 结尾：{better}",
        "use small letters, digits and hyphens, ending in .yaml: {better}",
    ),
    "draft_no_year": (
        "{file} 没有写明任何年份，目标年无从得知",
        "{file} names no year, so that nobody knows when its targets are due",
    ),
    "draft_no_year.hint": ("请用 --year 写明目标年", "say with --year when they are due"),
    "draft_nothing": (
        "{file} 中没有找到目标；看过的数字：{figures}",
        "no target was found in {file}; figures looked at: {figures}",
    ),
    "draft.found": (
        "{title}（{first}—{last}）：起草了{rows}行，读自表格的数字有{tables}个。",
        "{title} ({first} to {last}): {rows} rows drafted; {tables} figures are from tables.",
    ),
    "draft.doubts": (
        "{doubtful}行有没有把握的地方：{what}。其余各行也还没有人看过。",
        "{doubtful} rows have something uncertain: {what}. Nobody has looked at the others either.",
    ),
    "draft.no_doubts": ("没有存疑的行，但还没有人看过。", "Nothing was uncertain, but nobody has looked at it yet."),
    "draft.listed": (
        "另有{number}个数字不是目标，列在 not_targets 下：{what}。",
        "{number} figures are no targets, and listed under not_targets: {what}.",
    ),
    "draft.english": (
        "这是英文文档：英文的起草准确度明显低于中文，名称尤其需要核对。",
        "This is an English document: English is drafted with clearly lower marks than Chinese; names above all need a look.",
    ),
    "draft.no_region": (
        "标题没有写明已知的地区：请改 `region`，或用 --region 重新起草。",
        "The title names no region that is known: set region, or draft again with --region.",
    ),
    "draft.to_stdout": (
        "规划已输出到标准输出；用 `-o data/plans/ID.yaml` 可连同文本一起保存。",
        "The plan went to stdout; -o data/plans/ID.yaml saves it together with the text.",
    ),
    "draft.saved": ("已写入 {file}，文本存为 {text}。", "Written to {file}, its text to {text}."),
    "draft.next": (
        "下一步：`planmetrics review {plan}` 逐行核对，没有把握的在前。",
        "Next: `planmetrics review {plan}` shows each row in its context, uncertain ones first.",
    ),
    # notes on stderr
    "left_out": (
        "以下规划因此未计入：{plans}；详见 `planmetrics validate`",
        "because of this these plans are left out: {plans}; `planmetrics validate` tells more",
    ),
    "files_left_out": (
        "这些文件的内容未计入；详见 `planmetrics validate`",
        "what these files hold is left out; `planmetrics validate` tells more",
    ),
    "is_draft": (
        "{plan} 由程序起草，{rows}行尚未核对，不予采用",
        "{plan} was drafted by the program, and {rows} of its rows are not checked: it is not used",
    ),
    "is_draft.hint": (
        "请运行 `planmetrics review {plan}`；确要使用，请写 `--drafts`",
        "run `planmetrics review {plan}`; to use it all the same give --drafts",
    ),
    "draft_left_out": (
        "{plan} 由程序起草，{rows}行尚未核对，未计入；确要计入，请写 `--drafts`",
        "{plan} was drafted by the program, and {rows} of its rows are not checked: it is left out; --drafts takes it in",
    ),
    "draft_used": (
        "{plan} 由程序起草，{rows}行尚未核对",
        "{plan} was drafted by the program, and {rows} of its rows are not checked",
    ),
    "rows_for_what": ("没有写明如何处理：{rows}", "it is not said what is to become of {rows}"),
    "rows_for_what.hint": (
        "请写 --accept 或 --reject，两者分两次运行",
        "give --accept or --reject; for both, run it twice",
    ),
    "no_reason": ("--reject 须写明理由", "--reject needs a reason"),
    "no_reason.hint": (
        "请加 --reason“每家企业须满足的条件”之类",
        "add --reason 'a condition that each firm has to meet', or the like",
    ),
    "reason_for_nothing": ("--reason 只用于 --reject", "--reason goes with --reject alone"),
    "both_ways": ("既接受又不接受：{rows}", "both accepted and rejected: {rows}"),
    "no_such_row": ("没有待定的行 {row}", "no open row is called {row}"),
    "no_such_row.hint": ("待定的有：{rows}", "open are: {rows}"),
    "nothing_left": ("{plan} 将一行不剩；未写入任何内容", "nothing would be left of {plan}; nothing was written"),
    "nothing_left.hint": ("没有目标的规划，请删除其文件", "a plan without targets is none: delete its file"),
    "cannot_edit": (
        "{file} 的 {place} 处无法在不动其他内容的情况下改动；未写入任何内容",
        "{file} cannot be changed at {place} without touching more; nothing was written",
    ),
    "cannot_edit.hint": (
        "请在编辑器中改动：删去 check，或把该行移到 not_targets",
        "change it in an editor: delete check, or move the row to not_targets",
    ),
    "no_text_beside": (
        "{file} 不在，不显示上下文；请用 --document 指明文档",
        "{file} is not there, so that no context is shown; name the document with --document",
    ),
    "another_text": (
        "{file} 不是规划所指的文本（sha256 不同），行号可能不同",
        "{file} is not the text that the plan refers to (its sha256 differs): lines may differ",
    ),
    "review_open": (
        "{plan}：{rows}行待定，其中{uncertain}行有疑问；已接受{accepted}行",
        "{plan}: {rows} rows are open, {uncertain} of them with something to decide; {accepted} are accepted",
    ),
    "review_left": (
        "{plan}：还有{rows}行待定，其中{uncertain}行有疑问",
        "{plan}: {rows} rows are still open, {uncertain} of them with something to decide",
    ),
    "review_done": (
        "{plan}：各行均已核对。接下来：`planmetrics validate {file}`，再用 `planmetrics trace {plan} 文档` 核对全文",
        "{plan}: every row is checked. Next: `planmetrics validate {file}`, then `planmetrics trace {plan} DOCUMENT`",
    ),
    "review_draft_mark": (
        "{plan}：各行均已核对；请删去 {file} 中的 `draft: true`",
        "{plan}: every row is checked; delete `draft: true` in {file}",
    ),
    "decided": (
        "接受{accepted}行，不接受{rejected}行，已写入 {file}",
        "{accepted} accepted, {rejected} rejected; written to {file}",
    ),
    "put_right": (
        "请先改正以上问题；详见 `planmetrics explain 代码`",
        "these have to be put right first; `planmetrics explain CODE` tells more",
    ),
    "not_observed": (
        "--baseline 是 {year}，但 {year} 年没有观测值",
        "--baseline is {year}, but nothing was observed in {year}",
    ),
    "in_vain": ("--what-if {written} 与所列的目标都无关", "--what-if {written} speaks of no target that is shown"),
    "lossy": (
        "标准输出的编码是 {encoding}，写不出的字以 ? 代替；PYTHONUTF8=1 可改用 UTF-8",
        "stdout is {encoding}: what it lacks becomes ?; PYTHONUTF8=1 gives UTF-8",
    ),
    "dropped": (
        "另有 {count} 条观测值晚于截止时点，未计入。",
        "{count} observations after the as-of date were left out.",
    ),
    "directionless": (
        "有 {count} 行未注明方向（better 列写 higher 或 lower），不作评估。",
        "rows that do not say which direction is better: {count} (write higher or lower into column better). They are not judged.",
    ),
}


def text(key: str, lang: Lang, /, **facts: object) -> str:
    """The text of this key in this language, its places filled with the facts."""
    held = TEXTS[key][0 if lang == "zh" else 1]
    return held.format(**facts) if facts else held
