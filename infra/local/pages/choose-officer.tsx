/** The provider's sign-in page: one chooses who one is. */
import { officers } from '../oidc.ts';
import { Layout } from './layout.tsx';

export const roleWords = { officer: 'ametnik', lead: 'juht', auditor: 'audiitor' } as const;

export function ChooseOfficerPage({ action }: { action: string }) {
  return (
    <Layout title="Sisselogimine">
      <h1>Kes te olete?</h1>
      <p>Selles arvutis on kolm näidisametnikku. Parooli ei ole.</p>
      <form method="post" action={action}>
        {officers.map(({ sub, name, role }) => (
          <p>
            <button type="submit" name="officer" value={sub}>
              {name} ({roleWords[role]})
            </button>
          </p>
        ))}
      </form>
    </Layout>
  );
}
