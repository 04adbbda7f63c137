/**
 * Makes each value when it is first asked for: a container needs the schemas of its own function, and making those of all
 * takes a good part of its start.
 * @returns an object with the same names, which can be listed as usual
 */
export function lazily<Makers extends Record<string, () => unknown>>(
  makers: Makers,
): { readonly [Name in keyof Makers]: ReturnType<Makers[Name]> } {
  const all = {};
  for (const [name, make] of Object.entries(makers)) {
    const get = () => {
      const value = make();
      Object.defineProperty(all, name, { value, enumerable: true });
      return value;
    };
    Object.defineProperty(all, name, { get, enumerable: true, configurable: true });
  }
  return all as { readonly [Name in keyof Makers]: ReturnType<Makers[Name]> };
}
