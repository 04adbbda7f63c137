import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayOf, parseDay } from '#domain/calendar/calendar';
import { countWrongAddress, linkSleeps } from '#store/link-guard';
import { municipality, provider } from '../../support/cases.ts';
import { municipalityDomain, startWorld, type TestWorld } from '../../support/world.ts';

const now = '2026-02-02T08:00:00.000Z';

describe('the registry', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());

  it('knows a municipality by its domain and by parts of it, never by a part of another name', async () => {
    const { registry } = world;
    const known = { ...municipality, email: null };
    for (const domain of [municipalityDomain, `mail.${municipalityDomain}`, municipalityDomain.toUpperCase()])
      expect(await registry.municipalityOfDomain(domain)).toEqual(known);
    for (const domain of [
      `x${municipalityDomain}`,
      `${municipalityDomain}.evil.example`,
      'example',
      '',
      '..',
    ])
      expect(await registry.municipalityOfDomain(domain)).toBeNull();
    expect(await registry.municipalityOfDomain(`a.b.c.d.e.f.g.h.${municipalityDomain}`)).toEqual(known);
  });

  it('trusts an address for that address alone, whatever its case, and not for ever', async () => {
    const { registry } = world;
    await registry.trustAddress('Kadri@Post.example', municipality.ehak, 'mari', now);
    expect(await registry.municipalityOfAddress('kadri@post.EXAMPLE', now)).toMatchObject(municipality);
    expect(await registry.municipalityOfAddress('mari@post.example', now)).toBeNull();
    const inTwoYears = `${addDays(dayOf(now), 730)}T08:00:00.000Z`;
    expect(await registry.municipalityOfAddress('kadri@post.example', inTwoYears)).toBeNull();
  });

  it('tells who provides by the day: the contract that began last and has not ended', async () => {
    const { registry } = world;
    await registry.putMunicipality({
      ehak: '0793',
      name: 'Tartu linn',
      email: null,
      domains: ['tartu.example'],
    });
    await registry.putProvider({ id: 'tartu', name: 'Tartu linn', email: 'tugi@tartu.example' });
    const contract = (id: string, from: string, until: string | null) =>
      registry.putContract({
        ehak: '0793',
        provider: id,
        from: parseDay(from),
        until: until ? parseDay(until) : null,
      });
    await contract(provider.id, '2025-01-01', '2026-02-28');
    await contract('tartu', '2026-02-15', '2026-06-30');
    const on = async (day: string) => (await registry.providerOf('0793', parseDay(day)))?.id ?? null;
    expect(await on('2024-12-31')).toBeNull();
    expect(await on('2025-01-01')).toBe(provider.id);
    expect(await on('2026-02-14')).toBe(provider.id);
    expect(await on('2026-02-15')).toBe('tartu');
    expect(await on('2026-06-30')).toBe('tartu');
    expect(await on('2026-07-01')).toBeNull();
    expect(await registry.providerOf('9999', parseDay('2026-02-15'))).toBeNull();
  });

  it('knows the months between reports by the contract of the day, else by the provider', async () => {
    const { registry } = world;
    const day = parseDay('2026-03-01');
    await registry.putMunicipality({ ehak: '0909', name: 'Aruande vald', email: null, domains: [] });
    await registry.putProvider({ id: 'aruandja', name: 'Aruandja', email: 'a@a.example', reportMonths: 6 });
    const contract = { ehak: '0909', provider: 'aruandja', from: parseDay('2026-01-01'), until: null };
    await registry.putContract(contract);
    expect(await registry.reportMonthsOf('0909', 'aruandja', day)).toBe(6);
    await registry.putContract({ ...contract, reportMonths: 1 });
    expect(await registry.reportMonthsOf('0909', 'aruandja', day)).toBe(1);
    expect(await registry.reportMonthsOf('0909', 'aruandja', parseDay('2025-12-31'))).toBe(6);
    expect(await registry.reportMonthsOf('0909', 'nobody', day)).toBeNull();
  });

  it('lists municipalities and providers by name', async () => {
    const { registry } = world;
    await registry.putMunicipality({
      ehak: '0001',
      name: 'Alutaguse vald',
      email: 'a@a.example',
      domains: [],
    });
    const names = (await registry.municipalities()).map(({ name }) => name);
    expect(names).toEqual([...names].sort());
    expect(names).toContain('Alutaguse vald');
    expect((await registry.providers()).map(({ id }) => id)).toContain(provider.id);
    expect(await registry.provider('nobody')).toBeNull();
  });
});

describe('a task link at which wrong addresses are given', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());
  const minutes = (n: number) => new Date(Date.parse(now) + n * 60_000).toISOString();

  it('sleeps for an hour after the fifth, then counts anew', async () => {
    for (let n = 0; n < 4; n += 1)
      expect(await countWrongAddress(world.table, 'link', minutes(n))).toBe(false);
    expect(await linkSleeps(world.table, 'link', minutes(4))).toBe(false);
    expect(await countWrongAddress(world.table, 'link', minutes(4))).toBe(true);
    expect(await linkSleeps(world.table, 'link', minutes(63))).toBe(true);
    expect(await linkSleeps(world.table, 'another', minutes(63))).toBe(false);
    expect(await linkSleeps(world.table, 'link', minutes(64))).toBe(false);
    expect(await countWrongAddress(world.table, 'link', minutes(65))).toBe(false);
  });

  it('stays asleep while it is tried, and forgives what is older than an hour', async () => {
    for (let n = 0; n < 5; n += 1) await countWrongAddress(world.table, 'tried', minutes(0));
    expect(await countWrongAddress(world.table, 'tried', minutes(50))).toBe(true);
    expect(await linkSleeps(world.table, 'tried', minutes(100))).toBe(true);
    for (let n = 0; n < 12; n += 1)
      expect(await countWrongAddress(world.table, 'now and then', minutes(n * 61))).toBe(false);
  });

  it('keeps the link’s hash only', async () => {
    const items = await world.items();
    expect(items.filter(({ pk }) => String(pk).startsWith('LINK#'))).not.toHaveLength(0);
    expect(JSON.stringify(items)).not.toContain('now and then');
  });
});
