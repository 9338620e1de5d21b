import { createBrowserRouter } from 'react-router-dom';

import { FirstLoad } from './routes/first-load';
import { LonelyNotFoundRoute, NotFoundRoute } from './routes/not-found-route';
import { RouteError } from './routes/route-error';

/** Every page loads its own code when it is first opened. */
export const router = createBrowserRouter([
  {
    ErrorBoundary: RouteError,
    HydrateFallback: FirstLoad,
    children: [
      {
        path: '/set-up',
        lazy: async () => ({
          Component: (await import('../features/set-up/pages/set-up-page')).SetUpPage,
        }),
      },
      {
        lazy: async () => ({
          Component: (await import('./routes/signed-out-route')).SignedOutRoute,
        }),
        children: [
          {
            path: '/sign-in',
            lazy: async () => ({
              Component: (await import('../features/access/pages/sign-in-page')).SignInPage,
            }),
          },
          {
            path: '/forgot-password',
            lazy: async () => ({
              Component: (await import('../features/access/pages/forgot-password-page'))
                .ForgotPasswordPage,
            }),
          },
          {
            path: '/reset-password',
            lazy: async () => ({
              Component: (await import('../features/access/pages/reset-password-page'))
                .ResetPasswordPage,
            }),
          },
        ],
      },
      {
        path: '/invitation',
        lazy: async () => ({
          Component: (await import('../features/invitations/pages/invitation-page')).InvitationPage,
        }),
      },
      {
        lazy: async () => ({ Component: (await import('./routes/signed-in-route')).SignedInRoute }),
        children: [
          {
            path: '/',
            lazy: async () => ({ Component: (await import('./routes/home-route')).HomeRoute }),
          },
          {
            path: '/projects/new',
            lazy: async () => ({
              Component: (await import('../features/projects/pages/new-project-page'))
                .NewProjectPage,
            }),
          },
          {
            path: '/projects/:projectId',
            lazy: async () => ({
              Component: (await import('./routes/project-route')).ProjectRoute,
            }),
            children: [
              {
                ErrorBoundary: RouteError,
                children: [
                  {
                    path: 'policies',
                    lazy: async () => ({
                      Component: (await import('./routes/policies-route')).PoliciesRoute,
                    }),
                  },
                  {
                    path: 'policies/new',
                    lazy: async () => ({
                      Component: (await import('../features/policies/pages/new-policy-page'))
                        .NewPolicyPage,
                    }),
                  },
                  {
                    path: 'policies/:policyId',
                    lazy: async () => ({
                      Component: (await import('./routes/policy-route')).PolicyRoute,
                    }),
                    children: [
                      {
                        index: true,
                        lazy: async () => ({
                          Component: (await import('./routes/escalation-route')).EscalationRoute,
                        }),
                      },
                      {
                        path: 'phone-number',
                        lazy: async () => ({
                          Component: (await import('./routes/phone-number-route')).PhoneNumberRoute,
                        }),
                      },
                      {
                        path: 'try',
                        lazy: async () => ({
                          Component: (await import('./routes/try-it-route')).TryItRoute,
                        }),
                      },
                      {
                        path: 'callers',
                        lazy: async () => ({
                          Component: (await import('./routes/policy-callers-route'))
                            .PolicyCallersRoute,
                        }),
                      },
                      {
                        path: 'settings',
                        lazy: async () => ({
                          Component: (await import('./routes/policy-settings-route'))
                            .PolicySettingsRoute,
                        }),
                      },
                      {
                        path: 'logs',
                        lazy: async () => ({
                          Component: (await import('./routes/policy-logs-route')).PolicyLogsRoute,
                        }),
                      },
                    ],
                  },
                  {
                    path: 'schedules',
                    lazy: async () => ({
                      Component: (await import('../features/schedules/pages/schedules-page'))
                        .SchedulesPage,
                    }),
                  },
                  {
                    path: 'schedules/new',
                    lazy: async () => ({
                      Component: (await import('./routes/new-schedule-route')).NewScheduleRoute,
                    }),
                  },
                  {
                    path: 'schedules/:scheduleId',
                    lazy: async () => ({
                      Component: (await import('./routes/schedule-route')).ScheduleRoute,
                    }),
                  },
                  {
                    path: 'schedules/:scheduleId/edit',
                    lazy: async () => ({
                      Component: (await import('./routes/edit-schedule-route')).EditScheduleRoute,
                    }),
                  },
                  {
                    path: 'my-shifts',
                    lazy: async () => ({
                      Component: (await import('./routes/my-shifts-route')).MyShiftsRoute,
                    }),
                  },
                  {
                    path: 'voicemails',
                    lazy: async () => ({
                      Component: (await import('../features/voicemails/pages/voicemails-page'))
                        .VoicemailsPage,
                    }),
                  },
                  {
                    path: 'live',
                    lazy: async () => ({
                      Component: (await import('../features/live-board/pages/live-board-page'))
                        .LiveBoardPage,
                    }),
                  },
                  {
                    path: 'logs',
                    lazy: async () => ({
                      Component: (await import('./routes/logs-route')).LogsRoute,
                    }),
                  },
                  {
                    path: 'statistics',
                    lazy: async () => ({
                      Component: (await import('./routes/statistics-route')).StatisticsRoute,
                    }),
                  },
                  {
                    path: 'logs/:callId',
                    lazy: async () => ({
                      Component: (await import('./routes/call-route')).CallRoute,
                    }),
                  },
                  {
                    path: 'settings/general',
                    lazy: async () => ({
                      Component: (await import('./routes/general-route')).GeneralRoute,
                    }),
                  },
                  {
                    path: 'settings/members',
                    lazy: async () => ({
                      Component: (await import('./routes/members-route')).MembersRoute,
                    }),
                  },
                  {
                    path: 'settings/teams',
                    lazy: async () => ({
                      Component: (await import('../features/teams/pages/teams-page')).TeamsPage,
                    }),
                  },
                  {
                    path: 'settings/teams/new',
                    lazy: async () => ({
                      Component: (await import('./routes/new-team-route')).NewTeamRoute,
                    }),
                  },
                  {
                    path: 'settings/teams/:teamId',
                    lazy: async () => ({
                      Component: (await import('./routes/team-route')).TeamRoute,
                    }),
                  },
                  {
                    path: 'settings/api-keys',
                    lazy: async () => ({
                      Component: (await import('../features/api-keys/pages/api-keys-page'))
                        .ApiKeysPage,
                    }),
                  },
                  {
                    path: 'settings/webhooks',
                    lazy: async () => ({
                      Component: (
                        await import('../features/outgoing-webhooks/pages/outgoing-webhooks-page')
                      ).OutgoingWebhooksPage,
                    }),
                  },
                  {
                    path: 'settings/retention',
                    lazy: async () => ({
                      Component: (await import('../features/retention/pages/retention-page'))
                        .RetentionPage,
                    }),
                  },
                  {
                    path: 'settings/privacy',
                    lazy: async () => ({
                      Component: (await import('./routes/privacy-route')).PrivacyRoute,
                    }),
                  },
                  {
                    path: 'settings/callers',
                    lazy: async () => ({
                      Component: (
                        await import('../features/caller-lists/pages/project-callers-page')
                      ).ProjectCallersPage,
                    }),
                  },
                  {
                    path: 'settings/contacts',
                    lazy: async () => ({
                      Component: (await import('../features/contacts/pages/contacts-page'))
                        .ContactsPage,
                    }),
                  },
                  {
                    path: 'settings/call-sms',
                    lazy: async () => ({
                      Component: (
                        await import('../features/call-sms-configs/pages/call-sms-configs-page')
                      ).CallSmsConfigsPage,
                    }),
                  },
                  {
                    path: 'settings/call-sms/new',
                    lazy: async () => ({
                      Component: (
                        await import('../features/call-sms-configs/pages/new-call-sms-config-page')
                      ).NewCallSmsConfigPage,
                    }),
                  },
                  {
                    path: 'settings/call-sms/:configId',
                    lazy: async () => ({
                      Component: (await import('./routes/call-sms-config-route'))
                        .CallSmsConfigRoute,
                    }),
                  },
                  {
                    path: 'settings/audit-log',
                    lazy: async () => ({
                      Component: (await import('./routes/audit-log-route')).AuditLogRoute,
                    }),
                  },
                  { path: '*', Component: NotFoundRoute },
                ],
              },
            ],
          },
          {
            path: '/settings',
            lazy: async () => ({
              Component: (await import('./routes/settings-route')).SettingsRoute,
            }),
            children: [
              {
                ErrorBoundary: RouteError,
                children: [
                  {
                    path: 'notification-methods',
                    lazy: async () => ({
                      Component: (
                        await import('../features/notification-methods/pages/notification-methods-page')
                      ).NotificationMethodsPage,
                    }),
                  },
                  {
                    path: 'security',
                    lazy: async () => ({
                      Component: (await import('../features/account-security/pages/security-page'))
                        .SecurityPage,
                    }),
                  },
                  { path: '*', Component: NotFoundRoute },
                ],
              },
            ],
          },
          { path: '*', Component: LonelyNotFoundRoute },
        ],
      },
    ],
  },
]);
