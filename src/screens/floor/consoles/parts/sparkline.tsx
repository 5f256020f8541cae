import classes from './parts.module.css';

/** Counts over time as small bars; the numbers stand in words beside it. */
export function Sparkline({ values, label }: { readonly values: readonly number[]; readonly label: string }) {
  const most = Math.max(1, ...values);
  const width = 4;
  return (
    <svg
      className={classes.spark}
      viewBox={`0 0 ${values.length * width} 24`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {values.map((value, i) => {
        const height = value === 0 ? 1 : Math.max(2, Math.round((value / most) * 24));
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place in time
            key={i}
            x={i * width}
            y={24 - height}
            width={width - 1}
            height={height}
            opacity={value === 0 ? 0.35 : 1}
          />
        );
      })}
    </svg>
  );
}
