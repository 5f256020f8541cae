/** Version of the client; the server's when it is told. */
export const CLIENT_VERSION = '18.6';

export const USAGE = `psql is the PostgreSQL interactive terminal.

Usage:
  psql [OPTION]... [DBNAME [USERNAME]]

General options:
  -c, --command=COMMAND    run only single command (SQL or internal) and exit
  -d, --dbname=DBNAME      database name or connection string to connect to
  -f, --file=FILENAME      execute commands from file, then exit
  -l, --list               list available databases, then exit
  -v, --set=, --variable=NAME=VALUE
                           set psql variable NAME to VALUE
                           (e.g., -v ON_ERROR_STOP=1)
  -V, --version            output version information, then exit
  -X, --no-psqlrc          do not read startup file (there is none here)
  -1 ("one"), --single-transaction
                           execute as a single transaction (if non-interactive)
  -?, --help[=options]     show this help, then exit
      --help=commands      list backslash commands, then exit
      --help=variables     list special variables, then exit

Input and output options:
  -a, --echo-all           echo all input from script
  -b, --echo-errors        echo failed commands
  -e, --echo-queries       echo commands sent to server
  -E, --echo-hidden        display queries that internal commands generate
  -o, --output=FILENAME    send query results to file
  -q, --quiet              run quietly (no messages, only query output)

Output format options:
  -A, --no-align           unaligned table output mode
      --csv                CSV (Comma-Separated Values) table output mode
  -F, --field-separator=STRING
                           field separator for unaligned output (default: "|")
  -P, --pset=VAR[=ARG]     set printing option VAR to ARG (see \\pset command)
  -R, --record-separator=STRING
                           record separator for unaligned output (default: newline)
  -t, --tuples-only        print rows only
  -x, --expanded           turn on expanded table output

Connection options:
  -h, --host=HOSTNAME      database server host
  -p, --port=PORT          database server port (default: "5432")
  -U, --username=USERNAME  database user name
  -w, --no-password        never prompt for password

In this exercise $DB_URL and $PROD_DB_URL hold the connection string of the project's database. A backup that was
restored is a database beside it: psql "\${DB_URL%/*}/NAME".
`;

export const COMMANDS = `General
  \\errverbose            show most recent error message at maximum verbosity
  \\g                     execute query
  \\gx                    as \\g, but forces expanded output mode
  \\gset [PREFIX]         execute query and store result in psql variables
  \\gexec                 execute query, then execute each value in its result
  \\q                     quit psql
  \\watch [SEC]           execute query again, a few times

Help
  \\? [commands]          show help on backslash commands
  \\? options             show help on psql command-line options
  \\? variables           show help on special variables
  \\h [NAME]              help on syntax of SQL commands, * for all commands

Query Buffer
  \\p                     show the contents of the query buffer
  \\r                     reset (clear) the query buffer

Input/Output
  \\echo [-n] [STRING]    write string to standard output (-n for no newline)
  \\i FILE                execute commands from file
  \\qecho [-n] [STRING]   write string to query output
  \\warn [-n] [STRING]    write string to standard error

Informational
  (options: S = show system objects, + = additional detail)
  \\d[S+]                 list tables, views, and sequences
  \\d[S+]  NAME           describe table, view, sequence, or index
  \\df[S+] [PATTERN]      list functions
  \\di[S+] [PATTERN]      list indexes
  \\dn[S+] [PATTERN]      list schemas
  \\dt[S+] [PATTERN]      list tables
  \\du[S+] [PATTERN]      list roles
  \\dv[S+] [PATTERN]      list views
  \\dx[+]  [PATTERN]      list extensions
  \\l[+]   [PATTERN]      list databases
  \\sf[+]  FUNCNAME       show a function's definition
  \\sv[+]  VIEWNAME       show a view's definition
  \\z      [PATTERN]      list table, view, and sequence access privileges

Formatting
  \\a                     toggle between unaligned and aligned output mode
  \\C [STRING]            set table title, or unset if none
  \\f [STRING]            show or set field separator for unaligned query output
  \\pset [NAME [VALUE]]   set table output option
                         (border|columns|csv_fieldsep|expanded|fieldsep|footer|
                         format|null|recordsep|title|tuples_only)
  \\t [on|off]            show only rows
  \\x [on|off|auto]       toggle expanded output

Connection
  \\c[onnect] [DBNAME]    connect to another database of this server
  \\conninfo              display information about current connection
  \\encoding              show client encoding

Operating System
  \\timing [on|off]       toggle timing of commands

Variables
  \\set [NAME [VALUE]]    set internal variable, or list all if no parameters
  \\unset NAME            unset (delete) internal variable
`;

export const VARIABLES = `List of specially treated variables

  AUTOCOMMIT          if set, successful SQL commands are automatically committed
  ECHO                controls what input is written to standard output [all, errors, none, queries]
  ECHO_HIDDEN         if set, display internal queries executed by backslash commands
  ERROR               true if last query failed, else false
  LAST_ERROR_MESSAGE, LAST_ERROR_SQLSTATE
                      message and SQLSTATE of last error
  ON_ERROR_STOP       stop a script after an error
  QUIET               run quietly (same as -q option)
  ROW_COUNT           number of rows returned or affected by last query
  SHOW_CONTEXT        controls display of message context fields [always, errors, never]
  SQLSTATE            SQLSTATE of last query, or "00000" if no error
  VERBOSITY           controls verbosity of error reports [default, sqlstate, terse, verbose]
`;

/** What \`help\` says inside psql. */
export const INSIDE = `You are using psql, the command-line interface to PostgreSQL.
Type:  \\copyright for distribution terms
       \\h for help with SQL commands
       \\? for help with psql commands
       \\g or terminate with semicolon to execute query
       \\q to quit
`;

export const COPYRIGHT = `PostgreSQL Database Management System

The server is PostgreSQL, which comes under the PostgreSQL License; see https://www.postgresql.org/about/licence/.
This front end is part of the exercise.
`;
