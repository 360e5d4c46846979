"""The whole product in one process, for one machine: web, worker, beat and the X sandbox."""
