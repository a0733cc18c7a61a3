import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PageOwner } from '#components/shared/page-owner.tsx';
import { signInPath } from '#components/shared/safe-callback.ts';
import { openPage } from '#server/main/pages.ts';
import { ApiKeys } from './_components/api-keys.tsx';

export const metadata: Metadata = { title: 'API keys' };

export default async function ApiKeysPage() {
  const { me, api } = await openPage();
  if (!me) redirect(signInPath('/settings/keys'));
  const [keys, models] = await Promise.all([api.apiKey.list(), api.model.list()]);
  return (
    <>
      <PageOwner userId={me.id} />
      <ApiKeys initial={keys} exampleModel={models.defaultAlias} />
    </>
  );
}
