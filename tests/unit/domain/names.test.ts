import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NameWord, nameQuery, nameWords } from '#domain/search/names';
import { foldSounds } from '#domain/search/sounds';

/** Whether somebody of that name is found by what was typed: by the first word beside the beginning of the second. */
function finds(typed: string, name: string): boolean {
  const known = nameWords(name);
  const meets = (some: readonly string[], others: readonly string[]) =>
    some.some((one) => others.includes(one));
  const has = (word: NameWord) => known.some(({ tokens }) => meets(tokens, word.tokens));
  const [first, second, ...more] = nameQuery(typed);
  if (!first || ![first, ...more].every(has)) return false;
  const places = known.filter(({ tokens }) => meets(tokens, first.tokens));
  if (!second) return places.length > 0;
  return (
    has(second) &&
    places.some((place) => known.some((other) => other !== place && meets(other.starts, second.starts)))
  );
}

describe('a name is found however it is written', () => {
  /** Each line is one name: in Ukrainian or Russian letters, in a passport, in Estonian, without marks. */
  it.each([
    ['Олена', 'Olena', 'Елена', 'Jelena', 'Yelena', 'Elena'],
    ['Михайло', 'Mykhailo', 'Михаил', 'Mihhail', 'Mikhail', 'Mihail'],
    ['Євген', 'Yevhen', 'Евгений', 'Jevgeni', 'Evgeny', 'Yevgeny', 'Євгеній'],
    ['Коваленко', 'Kovalenko', 'KOVALENKO'],
    ['Олександр', 'Oleksandr', 'Александр', 'Aleksandr', 'Alexandr'],
    ['Ганна', 'Hanna', 'Анна', 'Anna'],
    ['Тетяна', 'Tetiana', 'Татьяна', 'Tatjana', 'Tatyana'],
    ['Катерина', 'Kateryna', 'Екатерина', 'Jekaterina'],
    ['Володимир', 'Volodymyr', 'Владимир', 'Vladimir'],
    ['Сергій', 'Serhii', 'Сергей', 'Sergei', 'Sergey'],
    ['Андрій', 'Andrii', 'Андрей', 'Andrei', 'Andrey'],
    ['Дмитро', 'Dmytro', 'Дмитрий', 'Dmitri'],
    ['Петро', 'Petro', 'Пётр', 'Pjotr', 'Petr'],
    ['Данило', 'Danylo', 'Даниил', 'Daniil'],
    ['Григорій', 'Hryhorii', 'Григорий', 'Grigori'],
    ['Богдан', 'Bohdan', 'Bogdan'],
    ['Юлія', 'Yuliia', 'Юлия', 'Julia', 'Julija'],
    ['Наталія', 'Nataliia', 'Наталья', 'Natalja', 'Natalya'],
    ['Людмила', 'Liudmyla', 'Ljudmila', 'Lyudmila', 'Ludmila'],
    ['Жанна', 'Zhanna', 'Žanna', 'Zanna'],
    ['Ксенія', 'Kseniia', 'Xenia', 'Ksenija'],
    ["Мар'яна", 'Mariana', 'Marjana', 'Мар’яна'],
    ['Артем', 'Artem', 'Артём', 'Artjom'],
    ['Шевченко', 'Shevchenko', 'Ševtšenko', 'Sevtsenko', 'Ševčenko'],
    ['Щербак', 'Shcherbak', 'Štšerbak', 'Scherbak', 'Stserbak'],
    ['Ющенко', 'Yushchenko', 'Juštšenko'],
    ['Хоменко', 'Khomenko', 'Hhomenko', 'Homenko'],
    ['Зеленський', 'Zelenskyi', 'Зеленский', 'Zelensky', 'Zelenski', 'Zelenskõi'],
    ['Цимбал', 'Tsymbal', 'Цымбал', 'Tsõmbal', 'Cymbal'],
    ['Розгон', 'Rozghon', 'Rozgon'],
    ['Воробйов', 'Vorobiov', 'Воробьёв', 'Vorobjov', 'Vorobyev'],
    ['Рибаков', 'Rybakov', 'Рыбаков', 'Rõbakov'],
    ['Lõhmus', 'Lohmus', 'LÕHMUS'],
    ['Jüri', 'Juri', 'Юрий', 'Юрій', 'Yurii'],
    ['Łukasz', 'Lukasz'],
    ['Þór', 'þór'],
  ])('%s', (...names) => {
    for (const typed of names)
      for (const name of names) expect([typed, name, finds(typed, name)]).toEqual([typed, name, true]);
  });

  it.each([
    ['Maria', 'Maryna'],
    ['Mari', 'Mark'],
    ['Mari', 'Martin'],
    ['Olena', 'Olha'],
    ['Olena', 'Oleh'],
    ['Anna', 'Inna'],
    ['Ivanna', 'Ivan'],
    ['Oleksandra', 'Oleksandr'],
    ['Kovalenko', 'Kovalchuk'],
    ['Petro', 'Peeter'],
    ['Sofiia', 'Stefaniia'],
    ['Roman', 'Ramona'],
    ['Li', 'Lina'],
  ])('%s does not find %s', (typed, name) => {
    expect(finds(typed, name)).toBe(false);
  });

  it('finds both names in either order, and the beginnings of both', () => {
    for (const typed of ['Olena Kovalenko', 'Kovalenko, Olena', 'коваленко оле', 'kov ole', 'Оле Kov'])
      expect([typed, finds(typed, 'Олена Коваленко')]).toEqual([typed, true]);
    expect(finds('Kovalenko Ol', 'Олена Коваленко')).toBe(false);
    expect(finds('Olena Petrenko', 'Олена Коваленко')).toBe(false);
  });

  it('finds each half of a double name, and a name with its patronymic', () => {
    for (const typed of ['Kovalenko', 'Petrenko', 'Petrenko-Kovalenko'])
      expect(finds(typed, 'Ганна Коваленко-Петренко')).toBe(true);
    expect(finds('Kovalenko Ivan', 'Коваленко Іван Петрович')).toBe(true);
  });

  it('finds a name of two letters by all of it', () => {
    expect(finds('Li', 'Xu Li')).toBe(true);
    expect(finds('xu', 'Xu Li')).toBe(true);
    expect(finds('Xue', 'Xu Li')).toBe(false);
  });

  it('finds a name letter by letter, also where it is cut inside a sound', () => {
    const name = 'Shcherbachenko';
    for (let length = 3; length <= name.length; length += 1)
      expect([length, finds(name.slice(0, length), name)]).toEqual([length, true]);
  });

  it('looks for nothing when nothing was typed that names somebody', () => {
    for (const typed of ['', '  ', 'O.', '– , !', "'"]) expect(nameQuery(typed)).toEqual([]);
  });

  it('keeps a name of any letters findable', () => {
    for (const name of ['გიორგი', 'محمد', '王小明', 'Ðorđe'])
      expect([name, finds(name, name)]).toEqual([name, true]);
  });

  it('finds whatever name is typed as it stands, in a bounded number of tokens', () => {
    const letters = "abcdeghijkohtšžõäöüyabvіїєгкхщшюяёь'";
    const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
        const name = words.join(' ');
        expect(nameWords(name).flatMap(({ tokens }) => tokens).length).toBeLessThanOrEqual(8 * 2 * 14);
        const typed = words[0] ?? '';
        expect(nameQuery(typed).length === 0 || finds(typed, name)).toBe(true);
        const both = words.slice(0, 2).join(' ');
        expect(nameQuery(both).length === 0 || finds(both, name)).toBe(true);
      }),
    );
  });

  it('has one folding for a word, and two for one with õ', () => {
    expect(foldSounds('Mykhailo')).toEqual(['mihailo']);
    expect(foldSounds('Rõbakov')).toEqual(['ribakov', 'robakov']);
    expect(foldSounds('')).toEqual([]);
  });
});
