/**
 * The JSON number that a decimal text such as `37.500000` stands for, digit for digit: a balance may have more digits
 * than a double holds.
 */
export function exactNumber(decimal: string): string {
  if (!/^-?(0|[1-9]\d*)(\.\d+)?$/.test(decimal)) throw new TypeError('This is no decimal number.');
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}

/** `fields` as JSON, and behind them one member whose value is given as JSON. */
export function withJsonMember(fields: object, name: string, json: string): string {
  const inner = JSON.stringify(fields).slice(1, -1);
  return `{${inner === '' ? '' : `${inner},`}${JSON.stringify(name)}:${json}}`;
}
