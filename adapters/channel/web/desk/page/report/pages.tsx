import type { ReportName } from '../../report-wire.ts';
import { ReportPage } from './report-page.tsx';

const FIGURES: readonly ReportName[] = ['figures', 'trend'];
const TEAM: readonly ReportName[] = ['team'];
const CAUSES: readonly ReportName[] = ['causes'];
const WARNINGS: readonly ReportName[] = ['warnings'];

export const FiguresPage = () => <ReportPage word="desk.figures" names={FIGURES} />;
export const ReviewPage = () => <ReportPage word="desk.review" names={TEAM} />;
export const CausesPage = () => <ReportPage word="desk.causes" names={CAUSES} />;
export const WarningsPage = () => <ReportPage word="desk.warnings" names={WARNINGS} />;
