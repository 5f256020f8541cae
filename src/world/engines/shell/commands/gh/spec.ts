import type { CommandSpec, FlagSpec, ToolSpec } from '../../command-spec';

const JSON_FLAGS: readonly FlagSpec[] = [
  { name: 'jq', short: 'q', value: 'expression', text: 'Filter JSON output using a jq expression' },
  { name: 'json', value: 'fields', text: 'Output JSON with the specified fields' },
  { name: 'web', short: 'w', text: 'Open in the browser (not in this exercise)' },
];
const BODY: readonly FlagSpec[] = [
  { name: 'body', short: 'b', value: 'text', text: 'The body text' },
  {
    name: 'body-file',
    short: 'F',
    value: 'file',
    text: 'Read body text from file (use "-" to read from standard input)',
    argument: 'file',
  },
];
const flag = (name: string, short: string | undefined, value: string | undefined, text: string): FlagSpec => ({
  name,
  text,
  ...(short === undefined ? {} : { short }),
  ...(value === undefined ? {} : { value }),
});

const issue: CommandSpec = {
  name: 'issue',
  summary: 'Work with GitHub issues.',
  commands: [
    {
      name: 'close',
      summary: 'Close issue.',
      usage: '{<number> | <url>} [flags]',
      flags: [
        flag('comment', 'c', 'string', 'Leave a closing comment'),
        flag('reason', 'r', 'string', 'Reason for closing: {completed|not planned}'),
      ],
      argument: 'issue',
      examples: ['gh issue close 312'],
      note: 'Incidents of this company stay open and are labelled instead: gh issue edit <number> --add-label Resolved',
    },
    {
      name: 'comment',
      summary: 'Add a comment to a GitHub issue.',
      usage: '{<number> | <url>} [flags]',
      flags: [...BODY, flag('web', 'w', undefined, 'Add body in browser (not in this exercise)')],
      argument: 'issue',
      examples: ['gh issue comment 312 --body "14:03 UTC: rolled back to v41"'],
    },
    {
      name: 'create',
      summary: 'Create an issue on GitHub.',
      flags: [
        flag('assignee', 'a', 'login', 'Assign people by their login. Use "@me" to self-assign.'),
        ...BODY,
        flag('label', 'l', 'name', 'Add labels by name'),
        flag('milestone', 'm', 'name', 'Add the issue to a milestone by name'),
        flag('title', 't', 'string', 'Supply a title. Will prompt for one otherwise.'),
        flag('web', 'w', undefined, 'Open the browser to create an issue (not in this exercise)'),
      ],
      examples: [
        'gh issue create --title "SEV-2: Readings fail" --label "incident,sev-2" --body "..."',
        'gh issue create --title "Typo" --body-file report.md',
      ],
      note: 'With the label `incident` it is the incident ticket; anything else is a bug ticket.',
    },
    {
      name: 'edit',
      summary: 'Edit an issue.',
      usage: '{<number> | <url>} [flags]',
      flags: [
        flag('add-assignee', undefined, 'login', 'Add assigned users by their login.'),
        flag('add-label', undefined, 'name', 'Add labels by name'),
        ...BODY,
        flag('remove-label', undefined, 'name', 'Remove labels by name'),
        flag('title', 't', 'string', 'Set the new title.'),
      ],
      argument: 'issue',
      examples: ['gh issue edit 312 --add-label Resolved', 'gh issue edit 312 --body-file ticket.md'],
    },
    {
      name: 'list',
      summary: 'List issues in a GitHub repository.',
      flags: [
        flag('assignee', 'a', 'string', 'Filter by assignee'),
        flag('author', 'A', 'string', 'Filter by author'),
        ...JSON_FLAGS,
        flag('label', 'l', 'strings', 'Filter by label'),
        flag('limit', 'L', 'int', 'Maximum number of issues to fetch (default 30)'),
        flag('search', 'S', 'query', 'Search issues with query'),
        {
          ...flag('state', 's', 'string', 'Filter by state: {open|closed|all} (default "open")'),
          argument: ['open', 'closed', 'all'],
        },
      ],
      examples: ['gh issue list --label incident', "gh issue list --json number,title --jq '.[].title'"],
    },
    {
      name: 'view',
      summary: 'Display the title, body, and other information about an issue.',
      usage: '{<number> | <url>} [flags]',
      flags: [flag('comments', 'c', undefined, 'View issue comments'), ...JSON_FLAGS],
      argument: 'issue',
      examples: ['gh issue view 312 --comments', 'gh issue view 312 --json title,labels'],
    },
  ],
};

const api: CommandSpec = {
  name: 'api',
  summary: 'Makes an authenticated HTTP request to the GitHub API and prints the response.',
  usage: '<endpoint> [flags]',
  flags: [
    flag('field', 'F', 'key=value', 'Add a typed parameter in key=value format'),
    flag('header', 'H', 'key:value', 'Add a HTTP request header in key:value format'),
    flag('include', 'i', undefined, 'Include HTTP response status line and headers in the output'),
    flag('jq', 'q', 'string', 'Query to select values from the response using jq syntax'),
    flag('method', 'X', 'string', 'The HTTP method for the request (default "GET")'),
    flag('paginate', undefined, undefined, 'Make additional HTTP requests to fetch all pages of results'),
    flag('raw-field', 'f', 'key=value', 'Add a string parameter in key=value format'),
    flag('silent', undefined, undefined, 'Do not print the response body'),
    flag('slurp', undefined, undefined, 'Use with "--paginate" to return an array of all pages'),
  ],
  argument: [
    'repos/{owner}/{repo}/deployments',
    'repos/{owner}/{repo}/commits',
    'repos/{owner}/{repo}/issues',
    'repos/{owner}/{repo}',
  ],
  examples: [
    "gh api repos/{owner}/{repo}/deployments --jq '.[] | {env: .environment, created: .created_at, sha: .sha}'",
    'gh api repos/{owner}/{repo}/deployments/4822/statuses',
    "gh api 'repos/{owner}/{repo}/commits?per_page=5' --jq '.[].commit.message'",
  ],
  note: 'Reads deployments, deployments/<id>, deployments/<id>/statuses, commits, commits/<sha>, issues, issues/<n>, issues/<n>/comments.',
};

const root: CommandSpec = {
  name: 'gh',
  summary: 'Work seamlessly with GitHub from the command line (exercise).',
  commands: [
    {
      name: 'auth',
      summary: 'Authenticate gh and git with GitHub',
      commands: [
        { name: 'status', summary: 'Display active account and authentication state.', examples: ['gh auth status'] },
      ],
    },
    issue,
    {
      name: 'pr',
      summary: 'Work with GitHub pull requests.',
      commands: [
        {
          name: 'list',
          summary: 'List pull requests in a GitHub repository.',
          flags: [
            ...JSON_FLAGS,
            flag('limit', 'L', 'int', 'Maximum number of items to fetch'),
            flag('state', 's', 'string', 'Filter by state'),
          ],
          examples: ['gh pr list'],
        },
      ],
    },
    {
      name: 'release',
      summary: 'Manage releases.',
      commands: [
        {
          name: 'list',
          summary: 'List releases in a repository.',
          flags: [...JSON_FLAGS, flag('limit', 'L', 'int', 'Maximum number of items to fetch')],
          examples: ['gh release list'],
        },
      ],
    },
    {
      name: 'repo',
      summary: 'Work with GitHub repositories.',
      commands: [
        {
          name: 'view',
          summary: 'Display the description and the README of a GitHub repository.',
          flags: JSON_FLAGS,
          examples: ['gh repo view'],
        },
      ],
    },
    {
      name: 'run',
      summary: 'View details about workflow runs.',
      commands: [
        {
          name: 'list',
          summary: 'List recent workflow runs.',
          flags: [
            flag('branch', 'b', 'string', 'Filter runs by branch'),
            ...JSON_FLAGS,
            flag('limit', 'L', 'int', 'Maximum number of runs to fetch (default 20)'),
            flag('workflow', undefined, 'string', 'Filter runs by workflow'),
          ],
          examples: ['gh run list --limit 5'],
        },
        {
          name: 'view',
          summary: 'View a summary of a workflow run.',
          usage: '<run-id> [flags]',
          flags: [
            ...JSON_FLAGS,
            flag('log', undefined, undefined, 'View full log for the run'),
            flag('verbose', 'v', undefined, 'Show job steps'),
          ],
          argument: 'deployment',
          examples: ['gh run view 4822'],
        },
      ],
    },
    api,
  ],
};

/** The `gh` command: what it takes, as far as this exercise goes. */
export const ghSpec: ToolSpec = {
  root,
  globals: [
    { name: 'help', text: 'Show help for command' },
    { name: 'repo', short: 'R', value: '[HOST/]OWNER/REPO', text: 'Select another repository' },
  ],
};
