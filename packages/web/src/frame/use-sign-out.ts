import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { explain } from '../api/client.js';
import { signOut } from '../api/people.js';
import { say } from '../ui/toast.js';

export const useSignOut = () => {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    try {
      await signOut();
      client.clear();
      await navigate({ to: '/sign-in' });
    } catch (error) {
      say({ title: 'Still signed in', description: explain(error), bad: true });
    }
  };
};
