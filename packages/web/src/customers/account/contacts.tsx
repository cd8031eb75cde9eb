import type { AccountView } from '@headwater/contract';
import { count } from '../../format.js';
import { Section } from './section.js';
import { useFirst } from './use-first.js';

export const Contacts = ({ account }: { account: AccountView }) => {
  const { contacts, contactsTotal } = account;
  const { shown, more } = useFirst(contacts, 5);
  if (contactsTotal === 0) return null;
  return (
    <Section title="Contacts">
      <ul className="text-sm">
        {shown.map((contact) => (
          <li key={contact.id} className="border-t border-line py-1.5 first:border-t-0">
            <span dir="auto" className="block truncate font-medium">
              {contact.name ?? contact.email ?? 'Without a name'}
            </span>
            <span className="block truncate text-xs text-quiet">
              {[contact.role, contact.name === null ? null : contact.email]
                .filter((part) => part !== null)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {more}
      {contactsTotal > contacts.length ? (
        <p className="text-sm text-quiet">
          The first {count(contacts.length)} of {count(contactsTotal)}.
        </p>
      ) : null}
    </Section>
  );
};
