/**
 * The commonest passwords of twelve characters and more, and what somebody takes for this product: in small letters,
 * without signs. Shorter ones are refused for their length.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set([
  '123456789012', '1234567890123', '12345678901234', '123456789012345', '1234567890123456', '12345678901234567890',
  '0123456789012', '098765432109', '987654321098', '111222333444', '112233445566', '121212121212', '123123123123',
  '123321123321', '1q2w3e4r5t6y', '1q2w3e4r5t6y7u', '1qaz2wsx3edc', '1qaz2wsx3edc4rfv', 'qazwsxedcrfv', 'zaq12wsxcde3',
  'qwertyuiop12', 'qwertyuiop123', 'qwertyuiop1234', 'qwertyuiop1234567890', 'qwertyuiopasdf', 'qwertyuiopasdfghjkl',
  'qwertyqwerty', 'qwerty123456', 'qwerty1234567', 'qwerty12345678', 'qwerty123456789', 'asdfghjkl123', 'asdfasdfasdf',
  'zxcvbnm12345', 'abcdefghijkl', 'abcdefghijklm', 'abcdefghijklmnop', 'abc123abc123', 'abcd12345678', 'abc123456789',
  'password1234', 'password12345', 'password123456', 'password1234567', 'password12345678', 'passwordpassword',
  'mypassword12', 'mypassword123', 'thisispassword', 'thisismypassword', 'changeme1234', 'changemenow1', 'changemenow',
  'letmeinletmein', 'letmein12345', 'letmein123456', 'welcome12345', 'welcome123456', 'welcomewelcome', 'administrator',
  'administrator1', 'administrator123', 'adminadmin12', 'adminadminadmin', 'admin1234567', 'admin12345678',
  'iloveyou1234', 'iloveyouforever', 'iloveyousomuch', 'sunshine1234', 'princess1234', 'football1234', 'baseball1234',
  'superman1234', 'trustno1trustno1', 'dragondragon', 'monkeymonkey', 'correcthorsebatterystaple', 'wachtwoord12',
  'wachtwoord123', 'wachtwoord1234', 'wachtwoordwachtwoord', 'welkom123456', 'welkomwelkom', 'geheimgeheim',
  'nurturenurture', 'nurture12345', 'nurture123456', 'marketing123', 'marketing1234', 'marketingmarketing',
]); // prettier-ignore
