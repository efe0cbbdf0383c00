// What the two halves of the loop hand each other: the tasks that deciding plans and performers carry out.
export type {
  ChangeSubscriptionTask,
  CloseHandoffTask,
  CreateHandoffTask,
  MailOrigin,
  NotifyTask,
  SendMailTask,
  SendNotificationTask,
  SendServiceTask,
  TaskPayloads,
  TaskQueue,
  WebhookTask,
} from './tasks';
