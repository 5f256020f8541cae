// First: what comes after may make schemas.
import '../base/without-eval';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { UiProvider } from '../ui/provider';
import { App } from './app';
import { ErrorBoundary } from './error-boundary';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <UiProvider>
      <ErrorBoundary>
        <App />
      </ErrorBoundary>
    </UiProvider>
  </StrictMode>,
);
