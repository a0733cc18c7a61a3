import { MenuItem } from '#components/ui/menu.tsx';
import { followsAnswers, setFollowsAnswers } from '../state/follow-setting.ts';

/** Whether the view stays at the question, or follows the answer down. */
export function FollowItem() {
  const follows = followsAnswers();
  return (
    <>
      <MenuItem checked={!follows} onSelect={() => setFollowsAnswers(false)}>
        Stay at the question
      </MenuItem>
      <MenuItem checked={follows} onSelect={() => setFollowsAnswers(true)}>
        Follow the answer
      </MenuItem>
    </>
  );
}
