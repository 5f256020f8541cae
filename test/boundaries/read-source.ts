import ts from 'typescript';

/** One import of a source file. */
export interface ImportFound {
  readonly specifier: string;
  readonly typesOnly: boolean;
  readonly line: number;
}

/** Something that a pure room must not use. */
export interface ImpureUse {
  readonly what: string;
  readonly line: number;
}

/** What the boundary rules need to know of a source file. */
export interface SourceFacts {
  readonly imports: readonly ImportFound[];
  readonly impure: readonly ImpureUse[];
  /** The file only hands on what other files define. */
  readonly isBarrel: boolean;
}

const AMBIENT = new Set(
  `window document navigator location history localStorage sessionStorage indexedDB fetch XMLHttpRequest WebSocket Worker
   BroadcastChannel crypto performance process globalThis self console setTimeout setInterval setImmediate queueMicrotask
   requestAnimationFrame requestIdleCallback Intl Buffer require alert confirm prompt matchMedia`.split(/\s+/),
);
const INEXACT_MATH = new Set(
  `random sin cos tan asin acos atan atan2 sinh cosh tanh asinh acosh atanh exp expm1 log log10 log1p log2 pow cbrt
   hypot`.split(/\s+/),
);
const LOCAL_METHODS =
  /^(toLocale\w*|localeCompare|get(Hours|Minutes|Date|Day|Month|FullYear|TimezoneOffset)|set(Hours|Minutes|Date|Month|FullYear)|toDateString|toTimeString)$/;

/** Reads one source file: its imports, and what in it a pure room must not use. */
export function readSource(path: string, text: string): SourceFacts {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, scriptKind(path));
  const imports: ImportFound[] = [];
  const impure: ImpureUse[] = [];
  const lineOf = (node: ts.Node) => file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier !== undefined) imports.push({ ...specifier, line: lineOf(node) });
    const what = impureUse(node);
    if (what !== undefined) impure.push({ what, line: lineOf(node) });
    ts.forEachChild(node, visit);
  };
  visit(file);
  const handsOn = (statement: ts.Statement) =>
    ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined;
  return { imports, impure, isBarrel: file.statements.length > 0 && file.statements.every(handsOn) };
}

function scriptKind(path: string): ts.ScriptKind {
  if (path.endsWith('x')) return ts.ScriptKind.TSX;
  return path.endsWith('.mjs') ? ts.ScriptKind.JS : ts.ScriptKind.TS;
}

function specifierOf(node: ts.Node): { specifier: string; typesOnly: boolean } | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    const clause = node.importClause;
    const named = clause?.namedBindings;
    const eachIsType =
      clause?.name === undefined &&
      named !== undefined &&
      ts.isNamedImports(named) &&
      named.elements.length > 0 &&
      named.elements.every((element) => element.isTypeOnly);
    const typesOnly = clause?.phaseModifier === ts.SyntaxKind.TypeKeyword || eachIsType;
    return { specifier: node.moduleSpecifier.text, typesOnly };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier)) {
    return { specifier: node.moduleSpecifier.text, typesOnly: node.isTypeOnly };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [argument] = node.arguments;
    const known = argument !== undefined && ts.isStringLiteralLike(argument);
    return { specifier: known ? argument.text : '(computed)', typesOnly: false };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
    return { specifier: node.argument.literal.text, typesOnly: true };
  }
  return undefined;
}

function impureUse(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) {
    const on = ts.isIdentifier(node.expression) ? node.expression.text : '';
    const name = node.name.text;
    if (on === 'Date' && name === 'now') return 'Date.now';
    if (on === 'Math' && INEXACT_MATH.has(name)) return `Math.${name}`;
    if (LOCAL_METHODS.test(name)) return `.${name}`;
  }
  if (ts.isNewExpression(node) && isNamed(node.expression, 'Date') && node.arguments?.length !== 1) {
    return 'new Date without exactly one argument';
  }
  if (ts.isCallExpression(node) && isNamed(node.expression, 'Date')) return 'Date()';
  if (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.AsteriskAsteriskToken &&
    !(ts.isNumericLiteral(node.left) && ts.isNumericLiteral(node.right))
  ) {
    return '**';
  }
  if (ts.isIdentifier(node) && AMBIENT.has(node.text) && isUsedAsValue(node)) return node.text;
  return undefined;
}

function isNamed(node: ts.Node, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name;
}

/** False where the identifier is only a name: a property, a key, something declared here, a type. */
function isUsedAsValue(node: ts.Identifier): boolean {
  if (isDeclaredAround(node)) return false;
  const parent = node.parent;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  if (ts.isTypeReferenceNode(parent) || ts.isQualifiedName(parent) || ts.isTypeQueryNode(parent)) return false;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent) || ts.isBindingElement(parent)) {
    return ts.isBindingElement(parent) && parent.initializer === node;
  }
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  const declares = 'name' in parent && parent.name === node;
  return !declares && !ts.isLabeledStatement(parent) && !ts.isLiteralTypeNode(parent);
}

/** True when a parameter or variable of an enclosing function or file has this name (a `window` of minutes, say). */
function isDeclaredAround(node: ts.Identifier): boolean {
  for (let scope: ts.Node = node.parent; scope !== undefined; scope = scope.parent) {
    if (ts.isFunctionLike(scope) && scope.parameters.some((p) => bindsName(p.name, node.text))) return true;
    if (ts.isBlock(scope) || ts.isSourceFile(scope) || ts.isForOfStatement(scope) || ts.isForStatement(scope)) {
      if (declaresName(scope, node.text)) return true;
    }
  }
  return false;
}

function declaresName(scope: ts.Node, name: string): boolean {
  const lists: ts.VariableDeclarationList[] = [];
  ts.forEachChild(scope, (child) => {
    if (ts.isVariableStatement(child)) lists.push(child.declarationList);
    if (ts.isVariableDeclarationList(child)) lists.push(child);
  });
  return lists.some((list) => list.declarations.some((d) => bindsName(d.name, name)));
}

function bindsName(binding: ts.BindingName, name: string): boolean {
  if (ts.isIdentifier(binding)) return binding.text === name;
  return binding.elements.some((element) => ts.isBindingElement(element) && bindsName(element.name, name));
}
