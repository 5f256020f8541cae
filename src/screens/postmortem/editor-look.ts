import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Colours are the design system's own properties, which reach into the shadow root: both themes follow by themselves. */
const highlight = HighlightStyle.define([
  { tag: tags.heading1, fontWeight: '700', fontSize: '1.15em', color: 'var(--hw-text)' },
  { tag: tags.heading, fontWeight: '700', color: 'var(--hw-accent)' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: [tags.link, tags.url], color: 'var(--hw-chart-4)' },
  { tag: tags.monospace, color: 'var(--hw-chart-2)' },
  { tag: [tags.quote, tags.comment], color: 'var(--hw-muted)', fontStyle: 'italic' },
  { tag: [tags.processingInstruction, tags.contentSeparator, tags.meta], color: 'var(--hw-muted)' },
]);

const underline = (tone: string) => ({
  backgroundImage: 'none',
  textDecoration: `underline wavy 1.5px var(${tone})`,
  textUnderlineOffset: '3px',
  textDecorationSkipInk: 'none',
});

const theme = EditorView.theme({
  '&': { height: '100%', color: 'var(--hw-text)', backgroundColor: 'var(--hw-surface)', fontSize: '14px' },
  '&.cm-focused, &:focus-within': { outline: '2px solid var(--hw-focus)', outlineOffset: '-2px' },
  '.cm-scroller': {
    fontFamily: 'var(--hw-mono)',
    lineHeight: '1.55',
    scrollbarWidth: 'thin',
    scrollbarColor: 'light-dark(#b9bfc5, #3d444b) transparent',
  },
  '.cm-content': { padding: '12px 0 40vh', caretColor: 'var(--hw-text)', maxWidth: '92ch', minWidth: '0' },
  '.cm-line': { padding: '0 16px' },
  '.cm-line::selection, .cm-line ::selection': { backgroundColor: 'light-dark(#b9e2e5, #1f5d63)' },
  '.cm-dropCursor': { borderLeft: '2px solid var(--hw-accent)' },
  '.cm-panels': { backgroundColor: 'var(--hw-raised)', color: 'var(--hw-text)', borderColor: 'var(--hw-line)' },
  '.cm-panels-top': { borderBottom: '1px solid var(--hw-line)' },
  '.cm-panel.cm-search': { padding: '8px 12px', fontFamily: 'var(--hw-font)', fontSize: '13px' },
  '.cm-panel.cm-search [name=close]': {
    fontSize: '18px',
    padding: '0 8px',
    top: '4px',
    right: '4px',
    color: 'inherit',
  },
  '.cm-textfield': {
    height: '30px',
    padding: '0 8px',
    fontSize: '13px',
    color: 'var(--hw-text)',
    backgroundColor: 'var(--hw-surface)',
    border: '1px solid var(--hw-line-strong)',
    borderRadius: 'var(--hw-radius)',
  },
  '.cm-button': {
    height: '30px',
    padding: '0 10px',
    fontSize: '13px',
    color: 'var(--hw-text)',
    backgroundColor: 'var(--hw-surface)',
    backgroundImage: 'none',
    border: '1px solid var(--hw-line-strong)',
    borderRadius: 'var(--hw-radius)',
  },
  '.cm-textfield:focus-visible, .cm-button:focus-visible': { outline: '2px solid var(--hw-focus)' },
  '.cm-searchMatch': { backgroundColor: 'var(--hw-sev3-soft)', outline: '1px solid var(--hw-sev3)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--hw-accent-soft)', outline: '2px solid var(--hw-accent)' },
  '.cm-tooltip': {
    maxWidth: '46ch',
    backgroundColor: 'var(--hw-raised)',
    color: 'var(--hw-text)',
    border: '0',
    borderRadius: 'var(--hw-radius)',
    boxShadow: 'var(--hw-shadow)',
    fontFamily: 'var(--hw-font)',
    fontSize: '13px',
  },
  '.cm-diagnostic': { padding: '6px 10px', borderLeftWidth: '3px', whiteSpace: 'pre-wrap' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--hw-warn)' },
  '.cm-diagnostic-info': { borderLeftColor: 'var(--hw-line-strong)' },
  '.cm-lintRange-warning': underline('--hw-warn'),
  '.cm-lintRange-info': underline('--hw-line-strong'),
  '.cm-lintRange-active': { backgroundColor: 'var(--hw-sev3-soft)' },
  '.cm-lit': { backgroundColor: 'var(--hw-accent-soft)', outline: '1px solid var(--hw-accent)' },
});

/** How the editor looks, in both themes. */
export const editorLook: Extension = [theme, syntaxHighlighting(highlight)];
