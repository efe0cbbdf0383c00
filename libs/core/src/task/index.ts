// What the two halves of the loop hand each other: the tasks that deciding plans and performers carry out.
export type {
  AnnounceTask,
  ChangeSubscriptionTask,
  CloseHandoffTask,
  CreateHandoffTask,
  DeliverWebhookTask,
  MailOrigin,
  NotifyTask,
  PostSlackTask,
  SendMailTask,
  SendNotificationTask,
  SendServiceTask,
  TaskPayloads,
  TaskQueue,
  WebhookTask,
} from './tasks';
