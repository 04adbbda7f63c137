/** Deep equality in which "<any>" in what is expected stands for anything. */

/** A whole value "<any>" matches every value; inside a longer string it matches any run of characters. */
export function matches(expected: unknown, actual: unknown): boolean {
  if (expected === '<any>') return true;
  if (typeof expected === 'string') {
    if (typeof actual !== 'string' || !expected.includes('<any>')) return expected === actual;
    const parts = expected.split('<any>').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('[\\s\\S]*?')}$`).test(actual);
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || expected.length !== actual.length) return false;
    return expected.every((item, index) => matches(item, actual[index]));
  }
  if (typeof expected !== 'object' || expected === null) return expected === actual;
  if (typeof actual !== 'object' || actual === null || Array.isArray(actual)) return false;
  const keys = Object.keys(expected);
  if (keys.length !== Object.keys(actual).length) return false;
  return keys.every((key) => key in actual && matches(Reflect.get(expected, key), Reflect.get(actual, key)));
}
