import { lazy, Suspense } from 'react';
import { Redirect, Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { LibraryRoute } from './library-route';
import { LoadingPage } from './loading-page';

const BriefingRoute = lazy(() => import('./briefing-route').then((m) => ({ default: m.BriefingRoute })));
const WatchRoute = lazy(() => import('./watch-route').then((m) => ({ default: m.WatchRoute })));
const AuthorRoute = lazy(() => import('./author-route').then((m) => ({ default: m.AuthorRoute })));
const JudgeRoute = lazy(() => import('./judge-route').then((m) => ({ default: m.JudgeRoute })));
const ProgrammeRoute = lazy(() => import('./programme-route').then((m) => ({ default: m.ProgrammeRoute })));
const TeamRoute = lazy(() => import('./team-route').then((m) => ({ default: m.TeamRoute })));
const JoinRoute = lazy(() => import('./join-route').then((m) => ({ default: m.JoinRoute })));
const RoomRoute = lazy(() => import('./room-route').then((m) => ({ default: m.RoomRoute })));
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
          <Route path="/programme/:section?">{({ section }) => <ProgrammeRoute section={section} />}</Route>
          <Route path="/team/:scenario/:hints?">
            {({ scenario, hints }) => <TeamRoute key={scenario} scenarioId={scenario} hints={hints} />}
          </Route>
          <Route path="/join/:room/:secret">
            {({ room, secret }) => <JoinRoute key={`${room} ${secret}`} roomId={room} secret={secret} />}
          </Route>
          <Route path="/room/:room">{({ room }) => <RoomRoute key={room} roomId={room} show="own" />}</Route>
          <Route path="/room/:room/floor">{({ room }) => <RoomRoute key={room} roomId={room} show="floor" />}</Route>
          <Route path="/drill/:drill">{({ drill }) => <DrillRoute key={drill} drillId={drill} />}</Route>
          <Route>
            <Redirect to="/" />
          </Route>
        </Switch>
      </Suspense>
    </Router>
  );
}
