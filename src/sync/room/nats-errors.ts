import type { EngineError } from './engine';

/** Codes of JetStream's API that say that there is no space, in the stream or on the server. */
const FULL = new Set([10_023, 10_028, 10_047, 10_077]);
const TOO_LARGE = 10_054;

/** What the NATS libraries threw, by names and codes alone: messages differ between versions. */
export function engineErrorOf(cause: unknown): EngineError {
  const chain = errorsOf(cause);
  const detail = chain
    .map(({ name, message }) => `${name}: ${message}`)
    .join(' < ')
    .slice(0, 300);
  const code = chain.map((error) => codeOf(error)).find((c) => c !== undefined) ?? 'failed';
  return { code, detail };
}

function codeOf(error: Error & { readonly code?: unknown }): EngineError['code'] | undefined {
  const { name, code } = error;
  if (name === 'JetStreamApiError' && typeof code === 'number') {
    if (FULL.has(code)) return 'full';
    return code === TOO_LARGE ? 'too-large' : undefined;
  }
  switch (name) {
    case 'AuthorizationError':
    case 'UserAuthenticationExpiredError':
    case 'PermissionViolationError':
      return 'refused';
    case 'InvalidArgumentError':
      // The client itself looks at the size before it sends.
      return error.message.includes('payload') ? 'too-large' : undefined;
    case 'TimeoutError':
    case 'NoRespondersError':
    case 'ClosedConnectionError':
    case 'ConnectionError':
    case 'DrainingConnectionError':
    case 'RequestError':
      return 'offline';
    default:
      return undefined;
  }
}

/** The error and what caused it, outermost first. */
function errorsOf(cause: unknown, depth = 0): readonly (Error & { readonly code?: unknown })[] {
  if (!(cause instanceof Error) || depth > 4) return [];
  return [cause, ...errorsOf(cause.cause, depth + 1)];
}
