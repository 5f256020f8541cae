import type { ReactNode } from 'react';
import { ConsoleFrame, type ConsoleFrameProps } from '../../../../ui/console-frame';
import { useConsole } from './console-context';
import classes from './parts.module.css';

/** The frame that all consoles share, with the buttons of the place it stands in. */
export function Frame(props: Omit<ConsoleFrameProps, 'onFullScreen' | 'isFullScreen' | 'onSplit' | 'isSplit'>) {
  const { onFullScreen, isFullScreen, onSplit, isSplit } = useConsole();
  return (
    <ConsoleFrame
      {...props}
      isFullScreen={isFullScreen}
      isSplit={isSplit}
      {...(onFullScreen === undefined ? {} : { onFullScreen })}
      {...(onSplit === undefined ? {} : { onSplit })}
    />
  );
}

/** Buttons at the foot of a console. */
export function FootRow({ children }: { readonly children: ReactNode }) {
  return <div className={classes.foot}>{children}</div>;
}
