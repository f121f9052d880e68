import { useState } from 'preact/hooks';

interface Drop {
  /** Files are held over it. */
  readonly isOver: boolean;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragLeave: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
}

/** Lets files be dropped on an element; without `take`, dropping them does nothing, rather than leaving the page. */
export function useDrop(take: ((files: readonly File[]) => void) | undefined): Drop {
  const [isOver, setOver] = useState(false);
  return {
    isOver,
    onDragOver: (event) => {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      setOver(take !== undefined);
    },
    onDragLeave: ({ currentTarget, relatedTarget }) => {
      const isInside =
        currentTarget instanceof Node && relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
      if (!isInside) setOver(false);
    },
    onDrop: (event) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      setOver(false);
      if (files.length === 0) return;
      event.preventDefault();
      take?.(files);
    },
  };
}
