/** Where a persona's portrait is, without a token; `null` where it has none. */
export function avatarOf({ name, builtIn }: { name: string | null; builtIn: boolean | null }): string | null {
  return builtIn === true && name !== null ? `/assets/avatars/${name}.png` : null;
}
