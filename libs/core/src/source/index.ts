// Where a visit came from: the campaign's own words, click ids, the page before; and the channel that it belongs to.
export { CHANNELS, channelOf, type Channel, type ChannelRule } from './channel';
export { CLICK_IDS, pageAddress, readTouch, TOUCH_FIELDS, type Touch } from './touch';
