// Calibration: how far scores can be taken as probabilities.
export {
  addToCalibration,
  CALIBRATION_BINS,
  type CalibrationState,
  calibrationBin,
  calibrationOf,
  createCalibration,
  expectedCalibrationError,
  maximumCalibrationError,
  mergeCalibrations,
  type ReliabilityPoint,
  reliabilityCurve,
} from './calibration.ts'
export {
  bootstrapCalibration,
  type CalibrationReplicates,
  calibrationErrorInterval,
} from './calibration-bootstrap.ts'
