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
    "command.init": (
        "新建一个规划文件夹，内有示例，可以直接使用。",
        "Make a folder of plans, with an example that works at once.",
    ),
    "command.new": ("新建一个待填写的规划。", "Make a plan to fill in."),
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
    "command.import": ("从表格导入观测值。", "Observations from a table."),
    "command.record": ("向地区的数据文件添加一条观测值。", "One observation into the file of its region."),
    "command.report": (
        "可以转发的报告：网页、工作簿、通报等。",
        "A report to send on: a page, a workbook, a briefing.",
    ),
    "command.export": (
        "供其他程序使用的数据表，或完整的数据包。",
        "Tidy tables for other programs, or all as a data package.",
    ),
    "command.schema": ("供编辑器使用的文件模式。", "What editors check a file by: its JSON Schema."),
    "command.explain": ("代码、原因、状态或方法的含义。", "What a code, reason, status or method means."),
    # pages of help
    "help.init": (
        "从哪里开始？新建一个文件夹：示例规划和实际值、编辑器设置、pre-commit、GitHub 和 GitLab 的检查。\n\n示例的语言由 --lang 决定。已有的文件不覆盖，会列出来，退出码为 1；已有自己的数据时不放示例。",
        "Where to begin? Makes a folder: an example of a plan and its actuals, editor settings, and checks for pre-commit, GitHub and GitLab.\n\nThe example is in the language of --lang. What is there is not overwritten but named, and the exit code is 1; among data of your own no example is put.",
    ),
    "help.new": (
        "新建规划文件 `data/plans/ID.yaml`，每种常用的目标形式都有一例，删去 # 即可使用。\n\n`planmetrics validate` 会逐行说明还缺什么。",
        "Makes the file data/plans/ID.yaml, with an example of every common kind of target to uncomment.\n\n`planmetrics validate` then tells line by line what is missing.",
    ),
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
    "help.report": (
        "各目标进展如何，哪些需要关注，哪些有变化？文件的后缀决定格式：`.html`、`.xlsx`、`.docx`、`.md`、`.csv` 或 `.svg`。\n\n同名文件会被替换。",
        "How do the targets fare, what needs attention, what changed? The file's suffix is its kind: `.html`, `.xlsx`, `.docx`, `.md`, `.csv` or `.svg`.\n\nA file of that name is replaced.",
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
    "help.import": (
        "从 CSV 或 xlsx 导入观测值，全部导入或一条也不导入：长表（地区、指标、时期、数值、来源），或宽表（一列一个时期、指标或地区，如 1—9月、2024年、同比）。\n\n各列怎样理解会先列出，再存入数据文件夹的 imports/，供下次使用。已有的不作改动；数值不同的只列出，写 `--revise` 才替换。",
        "Observations from CSV or xlsx, all of them or none: a long table (region, indicator, period, value, source) or a wide one (a column a period, an indicator or a region: Jan-Sep 2024, 2024, 2023/24).\n\nHow its columns are understood is shown, and kept under imports/ of the data folder for the next one. What is there already stays as it is. What differs is shown; `--revise` puts the new figures in.",
    ),
    "help.record": (
        "向地区的数据文件添加一条公布的数字：先与全部数据一起检查，再整体写入，其余内容一字不动。\n\n已有同样的观测值时不作改动；数值不同的只列出，写 `--revise` 才替换。VALUE 可以是数字，也可以是原文，如“超2.2万家”；任务写 done。",
        "Adds one published figure to the file of its region: checked with all that is there, written whole, every other byte left as it is.\n\nWhat is there already changes nothing. What stands there differently is shown; `--revise` puts the new figure in. VALUE is a number, or the figure as printed, comparator and unit included; of a task: done.",
    ),
    "help.export": (
        "导出一张整齐的数据表：按录入原样的每项目标，每条观测值及其来源，或每项目标的差距。\n\n用 --to 则把全部内容写成一个数据包（`Data Package` 第二版）：各表为 CSV，`datapackage.json` 写明每一列的含义和各表的关系。文件夹须为空，或存有以前的数据包。",
        "A tidy table: every target as encoded, every observation with its source, or the gap of every target.\n\nWith --to, all of it as a data package (`Data Package`, version 2): tables in CSV, and `datapackage.json`, which tells what each column means and how the tables refer to each other. The folder has to be empty, or to hold an earlier package.",
    ),
    "help.schema": (
        "编辑器按什么补全、提示和检查文件？输出一类文件的 JSON Schema，每个键有中英文说明。\n\n文件第一行写明模式所在：`# yaml-language-server: $schema=plan.schema.json`。",
        "By what do editors complete, explain and check a file? The JSON Schema of a kind of file, with the meaning of each key.\n\nThe first line of a file names it: `# yaml-language-server: $schema=plan.schema.json`.",
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
    "option.out": (
        "写入的文件，例如 `report.html`。",
        "The file to write, for example `report.html`.",
    ),
    "option.review_out": (
        "写入网页文件：原文与各行并排，例如 `review.html`。",
        "Write a page with document and rows side by side, for example `review.html`.",
    ),
    "option.formulas": (
        "差距、完成率和增速写成公式，可在表格软件中复核；只用于 .xlsx。",
        "Gaps, attainment and rates as live formulas that can be checked in a spreadsheet; for .xlsx only.",
    ),
    "option.plans": (
        "规划的 id。可重复。",
        "Id of a plan. May be repeated.",
    ),
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
    "option.year": (
        "该年的目标：2027，或财年 2026/27。可重复。",
        "Targets of this year: 2027, or the fiscal year 2026/27. May be repeated.",
    ),
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
        "--table 的 CSV 输出和数据包中，像公式的文字不加撇号。",
        "In CSV of --table and of a package, text that looks like a formula gets no apostrophe.",
    ),
    "option.table_out": (
        "--table 的结果写入该文件：CSV 或 Parquet，按文件名的结尾。",
        "Write the results of --table to this file: CSV or Parquet, as its name ends.",
    ),
    "option.engine": (
        "--out 由什么评估；auto：装有 bulk 时用 duckdb。",
        "What judges for --out; auto: duckdb where the extra bulk is installed.",
    ),
    "option.bad_rows": (
        "duckdb 和 spark 无法评估的行：停止、删除或保留。",
        "Rows that duckdb and spark cannot judge: stop at, drop or keep them.",
    ),
    "option.targets": (
        "整齐的目标表（列同 `export targets`），与 --observations 同用，代替规划。",
        "A tidy table of targets (columns as of `export targets`), with --observations, instead of plans.",
    ),
    "option.observations": (
        "整齐的观测值表（列同 `export observations`）。",
        "A tidy table of observations (columns as of `export observations`).",
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
    "option.sheet": ("要导入的工作表。", "The sheet to import."),
    "option.of_region": ("全表所属的地区：代码或名称。", "Region of the whole table, by code or name."),
    "option.of_indicator": ("全表所属的指标：id 或名称。", "Indicator of the whole table, by id or name."),
    "option.of_period": (
        "没有写明时期的数字，属于该时期：2026-01..09。",
        "Period of figures that name none: 2026-01..09.",
    ),
    "option.of_year": ("只写月份的表头，属于该年。", "Year of heads that name months alone."),
    "option.of_unit": (
        "没有写明单位的数字的单位。默认：各指标的单位。",
        "Unit of figures that name none. Default: that of each indicator.",
    ),
    "option.named": (
        "表中的名称指哪个指标或地区。可重复。",
        "Which indicator or region a name of the table means. May be repeated.",
    ),
    "option.skip": ("不导入该名称的行或列。可重复。", "Leave out rows or columns of this name. May be repeated."),
    "option.mapping": (
        "记有各列含义的 YAML 文件。默认：数据文件夹 imports/ 中，按表格的名称。",
        "A YAML file that keeps what columns mean. Default: under imports/ of the data folder, by the table's name.",
    ),
    "option.encoding_of_table": (
        "表格的编码；auto 自动识别。",
        "How the text of the table is encoded; auto tells by itself.",
    ),
    "option.full_digits": (
        "取单元格所存的全部位数，而不是所显示的。",
        "Take all digits that cells hold, not those that they show.",
    ),
    "option.source": ("来源的 id，见该地区的数据文件。", "Id of a source in the region's file."),
    "option.new_source": (
        "新来源的标题，以 --source 为其 id。",
        "Title of a new source, whose id is that of --source.",
    ),
    "option.publisher": ("新来源的发布者。", "Who published the new source."),
    "option.url": ("新来源的网址。", "Address of the new source."),
    "option.number": ("新来源的文号，可代替网址。", "Number of the new source, where it has no address."),
    "option.internal": ("新来源不公开，没有网址和文号。", "The new source is not public: no address, no number."),
    "option.published": (
        "新来源的公布日期：2025-03-12、2025-03 或 2025；不详写 unknown。",
        "When the new source was published: 2025-03-12, 2025-03 or 2025; unknown where nobody knows.",
    ),
    "option.kind": ("新来源由谁公布。", "Who the original publisher of the new source is."),
    "option.copy": ("所见的是镜像或转载。", "What was seen is a mirror, or a repost."),
    "option.unit": ("VALUE 的单位。默认：指标的单位。", "Unit of VALUE. Default: that of the indicator."),
    "option.observed_status": ("数据的状态。", "Standing of the figure."),
    "option.doubt": ("存疑之处。", "What is doubtful about it."),
    "option.note": ("说明。", "A remark."),
    "option.counted_since": (
        "VALUE 是比该时期变化的百分比。",
        "VALUE is a change in percent since this period.",
    ),
    "option.vintage": ("数值所属的修订，如 census-5。", "The revision that the figure belongs to, such as census-5."),
    "option.more_than": ("VALUE 是“超过”。", "VALUE is more than that."),
    "option.at_least": ("VALUE 是“不低于”。", "VALUE is at least that."),
    "option.about": ("VALUE 是“约”。", "VALUE is about that."),
    "option.at_most": ("VALUE 是“不超过”。", "VALUE is at most that."),
    "option.less_than": ("VALUE 是“不到”。", "VALUE is less than that."),
    "option.prices": (
        "金额的价格：`current` 或 `constant(2020)`。",
        "Prices of an amount of money: current, or constant(2020).",
    ),
    "option.revise": ("数值不同的，以新的替换。", "Put a figure that differs in the place of the old one."),
    "option.dry_run": ("只显示改动，不写入。", "Show the change, and write nothing."),
    # arguments
    "argument.folder": (
        "要新建或补全的文件夹；. 表示当前文件夹。",
        "The folder to make, or to complete; . is where you are.",
    ),
    "argument.new_plan": (
        "新规划的 id，也是文件名：小写字母、数字和连字符。",
        "Id of the new plan, and the name of its file: small letters, digits and hyphens.",
    ),
    "argument.table": ("表格：CSV 或 xlsx。", "The table: CSV or xlsx."),
    "argument.region": ("地区代码或名称。", "Code or name of the region."),
    "argument.observed": ("指标或任务的 id 或名称。", "Id or name of the indicator, or task."),
    "argument.period": ("时期：2024、2024-06、2024-01..09。", "Period: 2024, 2024-06, 2024-01..09."),
    "argument.value": ("数字，或原文。", "The number, or the figure as printed."),
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
    "argument.kind": ("哪一类文件。", "Which kind of file."),
    "argument.what": ("导出哪张表。", "Which table."),
    "option.to": (
        "把全部内容写成数据包，放入这个文件夹。",
        "Write all that there is as a data package into this folder.",
    ),
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
    "export_what": ("没有写明导出什么", "what is to be exported is not said"),
    "export_what.hint": (
        "请写 `targets`、`observations` 或 `gaps`；--to DIR 则全部导出",
        "write `targets`, `observations` or `gaps`; --to DIR exports them all",
    ),
    "of_package": ("数据包包含全部内容：请去掉一个", "a package holds all that there is: leave one out"),
    "of_package_only": (
        "它只用于数据包：请去掉它，或写 --to DIR",
        "it is for packages: leave it out, or write --to DIR",
    ),
    "of_gaps": ("只有 `gaps` 作评估：请去掉一个", "gaps alone are judged: leave one out"),
    "of_observations": ("请用 --region：观测值属于地区", "use --region; observations belong to regions"),
    "of_no_moment": (
        "没有规划时列出所有观测值：请去掉它，或写明规划",
        "without a plan all that was ever observed is listed: leave it out, or name a plan",
    ),
    "for_out_only": ("{option} 只用于 --out", "{option} is for --out alone"),
    "for_out_only.hint": (
        "请去掉它，或用 --out 写明结果文件",
        "leave it out, or name the file for the results with --out",
    ),
    "of_columns": (
        "逐行评估与按列评估各有选项：请去掉一个",
        "rows are judged one by one, or as columns: leave one out",
    ),
    "out_kind": ("--out 是“{file}”", "--out is '{file}'"),
    "out_kind.hint": ("文件名请以 `.csv` 或 `.parquet` 结尾", "give it a name that ends in .csv or .parquet"),
    "out_is_table": ("--out 和 --table 是同一个文件：{file}", "--out and --table are one file: {file}"),
    "out_is_table.hint": ("请换一个文件名", "give another name"),
    "out_for_parquet": ("{file} 是 Parquet，结果须写入文件", "{file} is Parquet: its results go to a file"),
    "out_for_parquet.hint": (
        "请写 `--out FILE.parquet` 或 `--out FILE.csv`",
        "give --out FILE.parquet or --out FILE.csv",
    ),
    "no_parquet_here": (
        "`--engine python` 不读写 Parquet：{file}",
        "--engine python does not read or write Parquet: {file}",
    ),
    "no_parquet_here.hint": ("请写 `--engine duckdb`，或改用 CSV", "give --engine duckdb, or use CSV"),
    "no_bulk": (
        "按列评估和 Parquet 需要 duckdb 和 narwhals，尚未安装",
        "judging as columns, and Parquet, take duckdb and narwhals, which are not installed",
    ),
    "no_bulk.hint": ("请运行 `pip install 'planmetrics[bulk]'`", "run `pip install 'planmetrics[bulk]'`"),
    "no_spark": (
        "--engine spark 需要 pyspark、pyarrow 和 pandas，尚未齐备",
        "--engine spark takes pyspark, pyarrow and pandas, which are not all installed",
    ),
    "no_spark.hint": (
        "请运行 `pip install 'planmetrics[bulk,spark]'`",
        "run `pip install 'planmetrics[bulk,spark]'`",
    ),
    "no_java": ("--engine spark 需要 Java，没有找到", "--engine spark takes Java, which was not found"),
    "no_java.hint": ("请安装 Java 17 以上，或设置 JAVA_HOME", "install Java 17 or newer, or set JAVA_HOME"),
    "spark_files": (
        "--engine spark 读 Parquet，写入新文件夹，而 --out 是“{file}”",
        "--engine spark reads Parquet and writes a new folder of it, and --out is '{file}'",
    ),
    "spark_files.hint": (
        "请写 Parquet 文件或文件夹，--out 写还没有的 `NAME.parquet`",
        "give a file or folder of Parquet, and for --out a NAME.parquet that is not there yet",
    ),
    "not_plain": (
        "{file} 不是普通的 CSV（UTF-8，逗号分隔，首行为列名，引号外没有空格）",
        "{file} is no plain CSV (UTF-8, commas, the first line the head, no blanks between commas and quotes)",
    ),
    "not_plain.hint": (
        "请写 `--out FILE.csv --engine python`，或把它另存为普通的 CSV",
        "judge it with --out FILE.csv --engine python, or save it as plain CSV",
    ),
    "names_alike": (
        "{file} 有两列的名称只差大小写，或有列没有名称",
        "two columns of {file} have one name but for capitals, or one has none",
    ),
    "names_alike.hint": ("请改名", "rename one of them"),
    "crowded": (
        "{file}：列 {column} 有十万种以上不同的内容",
        "{file}: column {column} holds more than 100,000 different things",
    ),
    "crowded.hint": (
        "请核对列名：这一列应为时期，或几个词",
        "check the names of the columns: this one holds periods, or a few words",
    ),
    "bad_rows_stop": (
        "{rows}行中有{count}行无法评估；未写入任何内容",
        "of {rows} rows {count} cannot be judged; nothing was written",
    ),
    "bad_rows_stop.hint": (
        "请改正，或写 `--bad-rows drop`（删除这些行）或 `--bad-rows keep`（保留，不评估）",
        "correct them, or give --bad-rows drop to leave them out, or keep to keep them without results",
    ),
    "out_in_table": (
        "{file} 在 {folder} 目录中，下次会被当作表的一部分",
        "{file} lies in the folder {folder}, and would be a part of the table the next time",
    ),
    "out_in_table.hint": ("请写到别的目录", "write it to another folder"),
    "many_formulas": (
        "{file}：列 {column} 有十万种以上电子表格会当作公式的内容；未写入任何内容",
        "{file}: column {column} holds more than 100,000 different cells that a spreadsheet may run as formulas; nothing was written",
    ),
    "many_formulas.hint": (
        "请写 `--raw`，单元格原样写出；或写成 `--out FILE.parquet`",
        "give --raw, which writes them as they are, or --out FILE.parquet",
    ),
    "marks_in_doubt": (
        "{file}：有的数字以逗号为小数点，有的数字（如 1.234）可能有千分位，不知道哪个符号是小数点；未写入任何内容",
        "{file} has figures such as 44,9 and such as 1.234: it is not certain which mark leads decimals; nothing was written",
    ),
    "marks_in_doubt.hint": (
        "请写 `--engine python`，它按整个表判断；或改写这些数字",
        "give --engine python, which tells by the whole table; or write these figures in plain digits",
    ),
    "bad_rows_drop": (
        "{rows}行中有{count}行无法评估，已删除",
        "of {rows} rows {count} cannot be judged, and were dropped",
    ),
    "bad_rows_keep": (
        "{rows}行中有{count}行无法评估，已保留，没有结果；reasons 列写明单元格和代码",
        "of {rows} rows {count} cannot be judged, and were kept without results; column reasons names their cells and codes",
    ),
    "not_carried": (
        "{rows}个目标中有{count}个，表格的一行写不下（代码 C055），已保留，没有结果",
        "of {rows} targets {count} are such as a row cannot hold (code C055), and were kept without results",
    ),
    "no_column": ("{file} 没有 {column} 列", "{file} has no column {column}"),
    "facts_to_file": ("--targets 的结果须写入文件", "the results of --targets go to a file"),
    "facts_to_file.hint": (
        "请写 `--out FILE.parquet` 或 `--out FILE.csv`",
        "give --out FILE.parquet or --out FILE.csv",
    ),
    "one_of_facts": ("--targets 和 --observations 缺一不可", "--targets and --observations go together"),
    "one_of_facts.hint": ("请写上另一个", "give the other one too"),
    "of_facts": ("整齐的数据表按原样评估：请去掉一个", "tidy tables are judged as they stand: leave one out"),
    "not_numbers": ("有 {count} 个单元格是 NaN，按空单元格处理", "cells that hold NaN, taken for empty ones: {count}"),
    "rows_written": ("已写入 {count} 行：{file}", "rows written to {file}: {count}"),
    "judging": ("正在评估：{percent} %", "judging: {percent} %"),
    "engine_failed": ("{engine} 失败：{why}", "{engine} failed: {why}"),
    "engine_failed.hint": ("结果不完整，请删除后再运行", "what it wrote is not whole: delete it, and run it again"),
    "engine_says": ("{file} 读不了：{why}", "{file} cannot be read: {why}"),
    "engine_says.hint": (
        "请写 `--engine python`，它会指出错在哪里",
        "give --engine python, which tells where it is wrong",
    ),
    "for_table_only": ("{option} 只用于 --table", "{option} is for --table alone"),
    "for_table_only.hint": ("请去掉它", "leave it out"),
    "no_summary": ("步骤摘要写不进 {file}：{why}", "the summary of the step cannot be written to {file}: {why}"),
    "no_summary.hint": ("请检查 GITHUB_STEP_SUMMARY", "check GITHUB_STEP_SUMMARY"),
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
    "plans_apart": (
        "这里有“{plans}”，但它不在名为 `data` 的文件夹中，也没有 indicators.yaml",
        "there is '{plans}' here, which is in no folder of the name data and has no indicators.yaml beside it",
    ),
    "plans_apart.hint": ("请写 --data {folder}", "write --data {folder}"),
    "no_plans_beside": (
        "这里有“{actuals}”，但没有“{plans}”",
        "there is '{actuals}' here, but no '{plans}'",
    ),
    "no_plans_beside.hint": (
        "请新建 plans/ 并放入规划，或用 --data 指定数据文件夹",
        "make plans/ and put a plan into it, or name the data folder with --data",
    ),
    "no_own_data": (
        "此处及以上没有自己的数据文件夹，随程序所附的数据不写入",
        "there is no data folder of your own here or above, and the package's is not written to",
    ),
    "no_own_data.hint": (
        "请先运行 `planmetrics init DIR`，或用 --data 指定含有 plans/ 的文件夹",
        "run `planmetrics init DIR` first, or name the folder that holds plans/ with --data",
    ),
    "no_id": ("“{plan}”不能用作 id", "'{plan}' is no id"),
    "no_id.hint": (
        "请用小写字母、数字和连字符，至多80个：my-plan",
        "write small letters, digits and hyphens, at most 80 of them: my-plan",
    ),
    "no_id.try": (
        "请用小写字母、数字和连字符，至多80个：{meant}",
        "write small letters, digits and hyphens, at most 80 of them: {meant}",
    ),
    "plan_there": ("已有规划“{plan}”：{file}", "there is a plan '{plan}' already: {file}"),
    "plan_there.hint": ("请换一个 id，或修改那个文件", "take another id, or edit that file"),
    "which_plan": ("哪个规划？缺少 {option}", "which plan? {option} is missing"),
    "which_plan.hint": ("规划有：{plans}", "plans: {plans}"),
    "no_plans": (
        "这里没有规划；`planmetrics new ID` 新建一个",
        "there are no plans here; `planmetrics new ID` makes one",
    ),
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
    "a_calendar_year": ("请写年份：2023", "write a year: 2023"),
    "no_year.hint": ("请写年份：2027，财年写 2026/27", "write a year: 2027, or a fiscal year: 2026/27"),
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
    "supposed_period.hint": (
        "请写 2025、2025-H1、2025-Q3、2025-06，或财年 2025/26",
        "write 2025, 2025-H1, 2025-Q3, 2025-06, or the fiscal year 2025/26",
    ),
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
    "no_folder": ("“{folder}”是文件，不是文件夹", "'{folder}' is a file, not a folder"),
    "no_folder.hint": ("请写文件夹的名称", "name a folder"),
    "cannot_make": (
        "{name} 无法新建：{why}；没有留下任何文件",
        "{name} cannot be made: {why}; nothing was left behind",
    ),
    "cannot_make.hint": (
        "请核对权限和磁盘空间，再运行一次",
        "check permissions and room on the disk, and run it again",
    ),
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
    "doing.read": ("正在读取 {what}", "reading {what}"),
    "doing.check": ("正在检查", "checking"),
    "doing.page": ("正在读取第{page}页，共{pages}页：{file}", "reading page {page} of {pages} of {file}"),
    "doing.judge": ("正在评估 {targets} 项目标", "judging; targets: {targets}"),
    "doing.row": ("正在评估第{row}行", "judging row {row}"),
    "doing.audit": ("正在核查", "auditing"),
    "doing.make": ("正在生成 {file}", "making {file}"),
    "doing.draft": ("正在起草", "drafting"),
    "no_report_kind": (
        "{file}：没有“{suffix}”格式的报告",
        "{file}: there are no reports of the kind '{suffix}'",
    ),
    "no_report_kind.hint": ("后缀可以是：{suffixes}", "the suffix may be: {suffixes}"),
    "several_charts": (
        "{file}：一张图只画一个指标，而这里有几个",
        "{file}: a chart is of one indicator, and there are several",
    ),
    "several_charts.hint": (
        "用 --indicator 指定其中之一（几个规划都有的，再用 --plan）：{indicators}",
        "name one of them with --indicator (and --plan, where several plans have it): {indicators}",
    ),
    "no_chart": (
        "{file}：截至目前没有公布过数值，没有可画的图",
        "{file}: nothing has been published of it so far, so there is no chart to draw",
    ),
    "no_formulas": (
        "{suffix} 文件不能带公式：--formulas 只用于 {live}",
        "{suffix} files hold no formulas: --formulas goes with {live} alone",
    ),
    "no_formulas.hint": (
        "请把文件后缀改为 {live}，或去掉 --formulas",
        "give the file the suffix {live}, or leave --formulas out",
    ),
    "no_report_library": (
        "写{suffix}文件需要 {library}，尚未安装",
        "writing {suffix} files takes {library}, which is not installed",
    ),
    "no_report_library.hint": (
        "请运行 `pip install 'planmetrics[reports]'`",
        "run `pip install 'planmetrics[reports]'`",
    ),
    "nothing_to_report": (
        "没有符合条件的目标，未写 {file}",
        "no target is wanted by these options, so {file} was not written",
    ),
    "report_written": ("已写入 {file}：{targets} 项目标", "{file} written; targets: {targets}"),
    "package_written": (
        "数据包已写入 {folder}：{tables} 张表，{rows} 行",
        "package written into {folder}; tables: {tables}, rows: {rows}",
    ),
    "no_package": (
        "未写数据包：它应当完整，而上述文件有错误",
        "no package was written: it is to be complete, and the files above have errors",
    ),
    "not_a_package": (
        "未写数据包：{folder} 中有 {file}，它不属于以前的数据包",
        "no package was written: {folder} holds {file}, which is no part of an earlier one",
    ),
    "not_a_package.hint": (
        "请指定空文件夹、新文件夹，或存有以前数据包的文件夹",
        "name a folder that is new or empty, or one with an earlier package",
    ),
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
    # what is recorded, and what cannot be
    "layout.head": ("{file}{sheet}，表头在第 {line} 行：", "{file}{sheet}, head in row {line}:"),
    "layout.sheet": ("，工作表“{sheet}”", ", sheet '{sheet}'"),
    "layout.told": ("年份或时期取自“{text}”", "year or period taken from '{text}'"),
    "layout.units": ("表上方的单位：{units}", "units named above the table: {units}"),
    "layout.mapping": ("对应表：{file}", "mapping: {file}"),
    "layout.new_mapping": ("对应表：{file}（新建）", "mapping: {file} (new)"),
    "layout.indicator": ("指标", "indicator"),
    "layout.region": ("地区", "region"),
    "layout.period": ("时期", "period"),
    "layout.unit": ("单位", "unit"),
    "layout.source": ("来源", "source"),
    "layout.note": ("说明", "note"),
    "layout.status": ("状态", "status"),
    "layout.prices": ("价格", "prices"),
    "layout.value": ("数值", "values"),
    "layout.growth": ("同比增速", "growth on the year before"),
    "layout.nothing": ("不导入", "not taken"),
    "nothing_imported": ("有 {number} 处问题；未导入任何内容", "problems: {number}; nothing was imported"),
    "nothing_imported.hint": ("请改正后再运行一次", "put them right, and run it again"),
    "no_name": ("{option} 是“{given}”，应为 名称=id", "{option} is '{given}', which is no NAME=ID"),
    "no_unit": ("不认识单位“{unit}”", "the unit '{unit}' is not known"),
    "no_unit.hint": (
        "请写已知的单位，或列入 indicators.yaml 的 counters",
        "write a known one, or list it under counters of indicators.yaml",
    ),
    "unknown_name": ("{argument} 是“{name}”，没有这个名称", "{argument} is '{name}', which nothing is called"),
    "several_names": ("{argument} 是“{name}”，可指 {ids}", "{argument} is '{name}', which may be any of {ids}"),
    "several_names.hint": ("请写 id", "write the id"),
    "no_period": ("{option} 是“{period}”，不是时期", "{option} is '{period}', which is no period"),
    "no_period.hint": (
        "请写 2024、2024-H1、2024-Q3、2024-06 或 2024-01..09",
        "write 2024, 2024-H1, 2024-Q3, 2024-06 or 2024-01..09",
    ),
    "no_fiscal_years": (
        "{option} 是“{period}”，但没有写明 {region} 的财年从几月开始",
        "{option} is '{period}', but nothing says when fiscal years of {region} start",
    ),
    "no_fiscal_years.hint": (
        "请在 regions.yaml 中写 fiscal_year_starts，或写起止月份：2024-04..2025-03",
        "write fiscal_year_starts into regions.yaml, or the months: 2024-04..2025-03",
    ),
    "not_begun": ("{option} 是“{period}”，尚未开始", "{option} is '{period}', which has not begun"),
    "not_begun.hint": ("请核对年份", "check the year"),
    "no_figure": (
        "VALUE 是“{value}”，不能确定是 {indicator} 的哪个数字（单位：{unit}）",
        "VALUE is '{value}', which is no certain figure of {indicator} (unit: {unit})",
    ),
    "compared_twice": (
        "VALUE“{value}”已含比较词，不能再写 {option}",
        "VALUE '{value}' says how it compares already: {option} is too much",
    ),
    "compared_twice.hint": ("请去掉一个", "leave one out"),
    "task_is_done": ("{indicator} 是任务，VALUE 却是“{value}”", "{indicator} is a task, and VALUE is '{value}'"),
    "task_is_done.hint": ("完成的任务写 done", "write done where it is"),
    "done_is_for_tasks": (
        "{indicator} 是指标，VALUE 却是“{value}”",
        "{indicator} is an indicator, and VALUE is '{value}'",
    ),
    "done_is_for_tasks.hint": ("请写数字", "write a figure"),
    "unknown_source": (
        "--source 是“{source}”，{region} 的数据文件中没有",
        "--source is '{source}', which is not in the file of {region}",
    ),
    "unknown_source.hint": (
        "请用 --new-source 标题 添加它，并写 --url 或 --number、--published、--kind",
        "add it with --new-source TITLE, --url or --number, --published and --kind",
    ),
    "other_source": (
        "{region} 的来源 {source} 已是另一个：“{title}”",
        "source {source} of {region} is another one already: '{title}'",
    ),
    "other_source.hint": ("请换一个 --source", "choose another --source"),
    "source_needs_id": ("--new-source 缺少 --source", "--new-source lacks its --source"),
    "source_needs_id.hint": ("请用 --source 给新来源一个 id", "give the new source an id with --source"),
    "source_missing": ("缺少 --source", "--source is missing"),
    "source_missing.hint": ("请写公布该数字的来源", "name the source that published the figure"),
    "source_needs_date": ("新来源 {source} 没有公布日期", "the new source {source} has no date"),
    "source_needs_date.hint": (
        "请写 --published 2025-03-12（或 2025-03、2025）；不详写 --published unknown",
        "write --published 2025-03-12 (or 2025-03, 2025); --published unknown where nobody knows",
    ),
    "source_needs_kind": ("没有写明新来源 {source} 由谁公布", "it is not said what kind of source {source} is"),
    "source_needs_kind.hint": (
        "请写 --kind official、media 或 other",
        "write --kind official, media or other",
    ),
    "source_needs_place": ("无处查找新来源 {source}", "nothing says where to find the new source {source}"),
    "source_needs_place.hint": (
        "请写 --url 或 --number；不公开的写 --internal",
        "write --url or --number; --internal where it is not public",
    ),
    "describes_new_source": (
        "它描述新来源：请一并写 --new-source 标题",
        "it describes a new source: give --new-source TITLE too",
    ),
    "unwritable": (
        "“{text}”含有换行或看不见的字符，文件无法保存",
        "'{text}' has several lines, or characters that hide: no file can hold it",
    ),
    "unwritable.hint": ("请写成一行，去掉看不见的字符", "write it on one line, without such characters"),
    "would_break": (
        "写入后数据会有以上问题；未写入任何内容",
        "with this the data would have the errors above; nothing was written",
    ),
    "would_break.hint": ("`planmetrics explain 代码` 有说明", "`planmetrics explain CODE` tells more"),
    "cannot_edit": (
        "{file} 的写法无法只添加这几行；未写入任何内容，请自行添加：",
        "{file} is written so that these lines cannot be added alone; nothing was written, add them by hand:",
    ),
    "recorded": (
        "{file}：新增{new}条，已有{same}条，不同{differing}条",
        "{file}: {new} added, {same} there already, {differing} different",
    ),
    "would_record": (
        "{file}：将新增{new}条，已有{same}条，不同{differing}条；未写入",
        "{file}: {new} to add, {same} there already, {differing} different; nothing written",
    ),
    "differs": (
        "{place}：{indicator} {period}（来源 {source}）现为 {held}，所给为 {wanted}",
        "{place}: {indicator} {period} (source {source}) is {held} there, and {wanted} here",
    ),
    "revised": (
        "{place}：{indicator} {period}（来源 {source}）由 {held} 改为 {wanted}",
        "{place}: {indicator} {period} (source {source}): {wanted} in the place of {held}",
    ),
    "differing_left": (
        "数值不同的没有改动；写 --revise 以新的替换",
        "what differs was left as it is; --revise puts the new figures in",
    ),
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
        "这是英文文档：英文的起草准确度低于中文，约十分之一的目标会漏掉，约七分之一的行不是目标；请对照原文通读。",
        "English is drafted with lower marks: about one target in ten is missed, and one row in seven is none.",
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
    "next": ("接下来：", "Next:"),
    "kept": (
        "已有而内容不同的文件，保持原样：{names}",
        "left as they are, and not what would have been made: {names}",
    ),
    "nothing_new": ("“{folder}”里已经齐全，没有新建文件", "'{folder}' has everything already: no file was made"),
    "data_there": (
        "已有自己的数据（{file}），不放示例",
        "there is data already ({file}): the example is left out",
    ),
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
    "cannot_edit_at": (
        "{file} 的 {place} 处无法在不动其他内容的情况下改动；未写入任何内容",
        "{file} cannot be changed at {place} without touching more; nothing was written",
    ),
    "cannot_edit_at.hint": (
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
    "review_written": (
        "已写入 {file}：{rows}行待定",
        "{file} written: {rows} rows are open",
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
    "moves_nothing": (
        "--what-if {written} 没有用上：所列的目标不以 {period} 的数值评估",
        "--what-if {written} moves nothing: no target that is shown is judged by a figure of {period}",
    ),
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
