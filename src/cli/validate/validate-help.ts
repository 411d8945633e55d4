/** The help of `postmatter validate`. */
export const validateHelp = `Usage: postmatter validate [options] [files, folders or globs]

Checks posts by the rules of a configuration, and shows what is wrong, where,
and what to do. Folders are searched for *.md; without paths, the current folder
is.

What is checked
  --config <file>      the configuration; default: postmatter.config.{ts,mts,js,
                       mjs,json} in the current folder, else the preset
                       recommended
  --preset <name>      recommended or strict, without a configuration file
  --ignore <glob>      leave out matching paths, as they stand in the current
                       folder or below one that is named; may be given more
                       than once
  --since <commit>     only posts that have changed since, also those renamed or
                       unknown to git

What is shown
  --format <name>      stylish (for people, the default), list (a line a file),
                       html (a page with charts and a table), json, ndjson,
                       github, junit or sarif; may be given more than once, all
                       but one with a file: --format html:report.html
  --info               show findings that are only good to know, too
  --quiet              show errors alone; all are counted
  --watch              go on, and check again what changes, by the configuration
                       as it was at the start; Ctrl-C ends it

What is mended
  --fix                mend what can be mended safely, each file atomically, and
                       show what is left
  --fix-dry-run        show what --fix would change, and change nothing

What makes it fail
  --fail-on <level>    error (the default), warning, info or never
  --max-warnings <n>   fail when there are more warnings
  --baseline <file>    hide the findings that the file knows: only what is new
                       is reported
  --baseline-write     write what is found now into it
  --baseline-prune     take out of it what is mended; nothing is added
  --baseline-check     fail when it knows what is mended

How it is done
  --jobs <n>           threads that check: a number, auto (the default) or off;
                       the reports are the same; --fix mends in one thread
  --timeout <seconds>  give a post up that takes a thread longer; default: 60
  --cache[=<file>]     check only posts that have changed since the last run;
                       default: .postmatter-cache
  --shard <2/4>        check one part of the posts, and write what was found to
                       a file for postmatter merge
  --part <file>        that file; default: postmatter-part-2-of-4.ndjson
  --help               show this text

Exit status
  0    nothing was found that makes it fail
  1    an error was found, or what --fail-on, --max-warnings or --baseline-check
       name
  2    could not run, or not every file could be checked
  130  was interrupted; what had been found by then was reported

Examples
  postmatter validate archived
  postmatter validate --fix-dry-run 'archived/2020-*/**' --ignore '**/README.md'
  postmatter validate --preset strict --format ndjson archived > report.ndjson

  # Accept what is there, then report only what is new.
  postmatter validate --baseline baseline.json --baseline-write
  postmatter validate --baseline baseline.json

  # Before a commit.
  postmatter validate --since origin/main --quiet

  # A part on each of four machines, then: postmatter merge part*.ndjson
  postmatter validate --shard 2/4 --part part2.ndjson archived

docs/rules lists the rules, docs/configuration.md what a configuration can say,
docs/validating-archives.md how archives of any size are checked.
`
