import { IconVolume, IconVolumeOff } from '@tabler/icons-react';
import { IconButton } from './button';
import { useMuted } from './sound';
import { useHotkeys } from './use-hotkeys';

/** Both sounds off or on, with the button or with its key (M outside of fields). */
export function MuteToggle() {
  const [muted, setMuted] = useMuted();
  const toggle = () => setMuted(!muted);
  useHotkeys({ M: toggle });
  const Icon = muted ? IconVolumeOff : IconVolume;
  return (
    <IconButton label={muted ? 'Sound is off. Turn it on (M)' : 'Sound is on. Turn it off (M)'} onClick={toggle}>
      <Icon size={16} aria-hidden />
    </IconButton>
  );
}
