/// <reference path="elements.d.ts" preserve="true" />
export { connect } from "./connect.js";
export { Failure } from "./failure.js";
export { ParleyCall } from "./parley-call.js";
export { ParleyVideo } from "./parley-video.js";
