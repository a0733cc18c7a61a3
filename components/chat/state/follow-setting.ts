const KEY = 'greenroom.follow-answers';

/** Whether this person wants the view to follow an answer to its end; else it stays at the question. */
export function followsAnswers(): boolean {
  try {
    return localStorage.getItem(KEY) === 'yes';
  } catch {
    return false;
  }
}

export function setFollowsAnswers(follows: boolean): void {
  try {
    localStorage.setItem(KEY, follows ? 'yes' : 'no');
  } catch {
    // Without storage nothing is remembered.
  }
}
