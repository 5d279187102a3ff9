import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useDeskTexts } from '../speaking.tsx';

/**
 * A panel beside the page, over which nothing else can be done. The browser's own dialog: it keeps the focus inside, ends with
 * Escape, and sets no style that the page's content policy refuses.
 */
export function SidePanel({
  title,
  width,
  footer,
  children,
  onClose,
}: {
  title: string;
  /** At most so many pixels. */
  width: number;
  footer?: ReactNode;
  children: ReactNode;
  onClose: () => void;
}) {
  const { keys } = useDeskTexts();
  const heading = useId();
  const panel = useRef<HTMLDialogElement>(null);
  const [opener] = useState(() => document.activeElement);
  useEffect(() => {
    panel.current?.showModal();
    // Its title is heard first; from there Tab leads on.
    panel.current?.querySelector('h2')?.focus();
    return () => {
      // Back to what has opened it; where that is gone with the act, to the page.
      const back = opener?.isConnected ? opener : document.getElementById('main');
      setTimeout(() => (back as HTMLElement | null)?.focus({ preventScroll: true }), 0);
    };
  }, [opener]);
  return (
    <dialog
      ref={panel}
      className="side-panel"
      aria-labelledby={heading}
      style={{ maxInlineSize: width }}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // Escape ends what is open in it before it ends the panel.
      onKeyDownCapture={(event) => {
        const isInOpenChoice = (event.target as Element).closest('.ant-select-open') !== null;
        if (event.key === 'Escape' && isInOpenChoice) event.preventDefault();
      }}
      // Beside it: the dialog itself is pressed there, nothing in it.
      onClick={({ target, currentTarget }) => target === currentTarget && onClose()}
    >
      <div className="side-panel-inner">
        <header>
          <h2 id={heading} tabIndex={-1}>
            {title}
          </h2>
          <button type="button" className="side-panel-close" aria-label={keys.close} onClick={onClose}>
            ×
          </button>
        </header>
        <div className="side-panel-body">{children}</div>
        {footer && <footer>{footer}</footer>}
      </div>
    </dialog>
  );
}
