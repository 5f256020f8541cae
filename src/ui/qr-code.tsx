import { useMemo } from 'react';
import { encode } from 'uqr';
import classes from './qr-code.module.css';

/** Light modules around the code: the standard asks for four, and cameras need them. */
const QUIET = 4;

interface Drawn {
  /** Width and height in modules, with the quiet zone. */
  readonly size: number;
  readonly path: string;
}

/** Dark modules as one path: each run of a row a rectangle of height 1. `undefined`: the text is too long for any code. */
export function qrPath(text: string): Drawn | undefined {
  let code: { readonly size: number; readonly data: readonly (readonly boolean[])[] };
  try {
    code = encode(text, { ecc: 'M', border: QUIET });
  } catch {
    return undefined;
  }
  let path = '';
  code.data.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x += 1;
      const width = x - from + 1;
      path += `M${from} ${y}h${width}v1h-${width}z`;
    }
  });
  return { size: code.size, path };
}

/** A text as a QR code for a phone's camera: dark on light in both themes, since many cameras read nothing else. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const drawn = useMemo(() => qrPath(text), [text]);
  if (drawn === undefined) return <p className="hw-muted hw-small">This is too long for a QR code.</p>;
  return (
    <svg
      role="img"
      aria-label={label}
      className={classes.code}
      viewBox={`0 0 ${drawn.size} ${drawn.size}`}
      shapeRendering="crispEdges"
    >
      <path className={classes.dark} d={drawn.path} />
    </svg>
  );
}
