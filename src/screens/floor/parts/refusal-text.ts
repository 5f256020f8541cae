/** What is said when something was not accepted. Refusals of the drill bring their own sentence. */
export function refusalText(error: object): string {
  if ('sentence' in error && typeof error.sentence === 'string') return error.sentence;
  if ('message' in error && typeof error.message === 'string') return error.message;
  return 'This could not be saved, so it did not happen. What you typed is still here; try again.';
}
