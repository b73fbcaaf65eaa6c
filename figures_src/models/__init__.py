"""Networks: parameters and points in, predictions out. No network here trains itself."""
