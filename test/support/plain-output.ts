// Jest's workers are told to write in colour when its own output goes to a terminal; what the tests read is plain text.
delete process.env['FORCE_COLOR'];
process.env['NO_COLOR'] = '1';
