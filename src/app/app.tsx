import { lazy, Suspense } from 'react';
import { Redirect, Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { LibraryRoute } from './library-route';
import { LoadingPage } from './loading-page';

const BriefingRoute = lazy(() => import('./briefing-route').then((m) => ({ default: m.BriefingRoute })));
const WatchRoute = lazy(() => import('./watch-route').then((m) => ({ default: m.WatchRoute })));
const AuthorRoute = lazy(() => import('./author-route').then((m) => ({ default: m.AuthorRoute })));
const JudgeRoute = lazy(() => import('./judge-route').then((m) => ({ default: m.JudgeRoute })));
const DrillRoute = lazy(() => import('./drill-route').then((m) => ({ default: m.DrillRoute })));

/** The addresses of the app; they stand behind `#`, so that any static host serves them. */
export function App() {
  return (
    <Router hook={useHashLocation}>
      <Suspense fallback={<LoadingPage label="Loading" />}>
        <Switch>
          <Route path="/">
            <LibraryRoute />
          </Route>
          <Route path="/play/:scenario">
            {({ scenario }) => <BriefingRoute key={scenario} scenarioId={scenario} />}
          </Route>
          <Route path="/watch/:scenario">{({ scenario }) => <WatchRoute key={scenario} scenarioId={scenario} />}</Route>
          <Route path="/author/:from?/:variant?/:seed?">
            {({ from, variant, seed }) => <AuthorRoute from={from} variant={variant} seed={seed} />}
          </Route>
          <Route path="/judge">
            <JudgeRoute />
          </Route>
          <Route path="/drill/:drill">{({ drill }) => <DrillRoute key={drill} drillId={drill} />}</Route>
          <Route>
            <Redirect to="/" />
          </Route>
        </Switch>
      </Suspense>
    </Router>
  );
}
