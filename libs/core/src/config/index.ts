// The settings of the running product: the environment in, checked values or clear complaints out.
export { describeProblem, parseSettings } from './settings';
export type {
  DatabaseSetting,
  DkimSetting,
  LogLevel,
  ReturnSettings,
  Role,
  Settings,
  SettingsProblem,
  SettingsResult,
  SmtpSetting,
} from './settings';
