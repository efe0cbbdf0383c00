// Quizzes, scans and calculators: what the answers come to.
export { scoreQuiz } from './score';
export type { Quiz, QuizAnswers, QuizGroupScore, QuizOption, QuizOutcome, QuizQuestion, QuizResult } from './types';
